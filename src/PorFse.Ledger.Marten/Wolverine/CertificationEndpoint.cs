using System.Security.Claims;
using System.Text.Json.Serialization;
using JasperFx;
using Microsoft.AspNetCore.Mvc;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace PorFse.Ledger.Marten;

/// <summary>Expenditure to be certified, as it comes over HTTP.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Amount">Total eligible, EUR, above zero.</param>
/// <param name="PublicAmount">Public part of it, EUR.</param>
/// <param name="On">Business date.</param>
/// <param name="Source">The register that numbers the documents.</param>
/// <param name="Reference">Number of the document.</param>
/// <param name="Document">The payment application, or null.</param>
public sealed record Certification(
    string Operation,
    Euro Amount,
    Euro PublicAmount,
    DateOnly On,
    string Source,
    string Reference,
    string? Document)
{
    /// <summary>The stream Wolverine loads.</summary>
    [Identity]
    [JsonIgnore]
    public string Stream => StreamName.Operation(Operation).Value;

    /// <summary>What is asked of the ledger.</summary>
    internal CertifyExpenditure Command => new(Operation, Amount, PublicAmount, On, Reference, Document);
}

/// <summary>
/// Expenditure was certified: sent once its event is committed, kept by the outbox until it is taken.
/// </summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Amount">Total eligible, EUR.</param>
/// <param name="PublicAmount">Public part of it, EUR.</param>
/// <param name="On">Business date.</param>
/// <param name="Reference">Number of the document.</param>
public sealed record CertificationRecorded(
    string Operation, Euro Amount, Euro PublicAmount, DateOnly On, string Reference)
{
    internal static CertificationRecorded Of(ExpenditureCertified certified) => new(
        certified.Operation, certified.Amount, certified.PublicAmount, certified.On, certified.Reference);
}

/// <summary>Certifies expenditure over HTTP: the ledger's own rule as one of Wolverine's aggregate handlers.</summary>
public static class CertificationEndpoint
{
    /// <summary>Asks the rule.</summary>
    public static Task<Ruling<Operation>> LoadAsync(
        Certification request,
        Folded<Operation>? operation,
        Judge judge,
        ClaimsPrincipal user,
        CancellationToken cancellation) =>
        judge.RuleAsync<CertifyExpenditure, Operation, ExpenditureCertified>(
            request.Command,
            CertifyExpenditureHandler.Handle,
            operation,
            new Provenance(request.Source, user.Identity?.Name ?? "anonymous"),
            cancellation);

    /// <summary>Answers with the refusal, if it is one.</summary>
    public static ProblemDetails Validate(Ruling<Operation> ruling) => ruling.Problem;

    /// <summary>Appends the event and sends the message, in one transaction.</summary>
    [AggregateHandler]
    [WolverinePost("/certifications")]
    public static (CertificationRecorded Answer, Events Events, OutgoingMessages Messages) Post(
        Certification request, Folded<Operation>? operation, Ruling<Operation> ruling)
    {
        var fact = request.Command.Fact(operation is null ? PorFse.Ledger.Operation.Initial : operation.State);
        return (CertificationRecorded.Of(fact), ruling.Events, ruling.Messages);
    }
}
