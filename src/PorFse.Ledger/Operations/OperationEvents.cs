namespace PorFse.Ledger;

/// <summary>An operation (<i>operazione, progetto</i>) was selected for support under an initiative.</summary>
/// <param name="Operation">Its local code (PUC, COD_LOCALE_PROGETTO).</param>
/// <param name="Initiative">The initiative it was selected under.</param>
/// <param name="Title">Its title.</param>
/// <param name="Beneficiary">Name of the beneficiary (<i>beneficiario</i>).</param>
/// <param name="Cup">CUP, 15 characters, or null while it has none.</param>
/// <param name="On">Date of the act of selection.</param>
/// <param name="Document">The act, or null.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 2(9), 2(10), 125(3).</remarks>
public sealed record OperationSelected(
    string Operation,
    string Initiative,
    string Title,
    string Beneficiary,
    string? Cup,
    DateOnly On,
    string? Document) : IEventOf<Operation>;

/// <summary>A legally binding commitment (<i>impegno giuridicamente vincolante</i>) was entered.</summary>
/// <inheritdoc cref="ITransaction"/>
/// <remarks>Source: PUC, record FN04 type I. Not the Union's budget commitment.</remarks>
public sealed record CommitmentEntered(
    string Operation,
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Document,
    string? Restores = null) : IEventOf<Operation>, ITransaction;

/// <summary>A commitment was reduced (<i>disimpegno</i>): revoked, or saved.</summary>
/// <inheritdoc cref="IReversal"/>
/// <remarks>Source: PUC, record FN04 type D; causes 01 revocation, 02 savings. Not decommitment under N+3.</remarks>
public sealed record CommitmentReduced(
    string Operation,
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause,
    string? Corrects,
    string? Document) : IEventOf<Operation>, IReversal;

/// <summary>A payment (<i>pagamento</i>) was made to the beneficiary.</summary>
/// <inheritdoc cref="ITransaction"/>
/// <remarks>Source: PUC, record FN06 type P; causes ANT advance, INT interim, SLD balance.</remarks>
public sealed record PaymentMade(
    string Operation,
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause,
    string? Document,
    string? Restores = null) : IEventOf<Operation>, ITransaction;

/// <summary>Money paid came back from the beneficiary (<i>recupero</i>).</summary>
/// <inheritdoc cref="IReversal"/>
/// <remarks>Source: PUC, record FN06 type R. Not a withdrawal from the accounts (<i>ritiro</i>).</remarks>
public sealed record PaymentRecovered(
    string Operation,
    string Initiative,
    Euro Amount,
    DateOnly On,
    string Reference,
    string? Cause,
    string? Corrects,
    string? Document) : IEventOf<Operation>, IReversal;

/// <summary>Expenditure was certified (<i>spesa certificata</i>) in a payment application or accounts.</summary>
/// <param name="Operation">The operation it was incurred for.</param>
/// <param name="Initiative">The initiative it counts for.</param>
/// <param name="Amount">Total eligible expenditure, EUR, above zero.</param>
/// <param name="PublicAmount">Public part of it, EUR, from zero to the total.</param>
/// <param name="On">Date of the payment application (<i>domanda di pagamento</i>) or accounts.</param>
/// <param name="Reference">Number of the certified item.</param>
/// <param name="Document">The payment application, or null.</param>
/// <param name="Restores">Reference of the deduction whose amount this gives back, or null.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 131; PUC, record FN09 type C.</remarks>
public sealed record ExpenditureCertified(
    string Operation,
    string Initiative,
    Euro Amount,
    Euro PublicAmount,
    DateOnly On,
    string Reference,
    string? Document,
    string? Restores = null) : IEventOf<Operation>, ITransaction;

/// <summary>Certified expenditure was taken out again (<i>decertificazione</i>).</summary>
/// <param name="Operation">The operation it was incurred for.</param>
/// <param name="Initiative">The initiative it counted for.</param>
/// <param name="Amount">Total eligible expenditure taken out, EUR, above zero.</param>
/// <param name="PublicAmount">Public part of it, EUR, from zero to the total.</param>
/// <param name="On">Date of the payment application or accounts that deducts it.</param>
/// <param name="Reference">Number of the deduction.</param>
/// <param name="Cause">Why, or null.</param>
/// <param name="Corrects">Reference of the certified item it corrects, or null.</param>
/// <param name="Document">The payment application or accounts, or null.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 137(1)(b), 143; PUC, record FN09 type D.</remarks>
public sealed record ExpenditureDecertified(
    string Operation,
    string Initiative,
    Euro Amount,
    Euro PublicAmount,
    DateOnly On,
    string Reference,
    string? Cause,
    string? Corrects,
    string? Document) : IEventOf<Operation>, IReversal;
