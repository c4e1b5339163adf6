using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

public class keys_of_notes
{
    private const string Name = "porfse/2014IT05SFOP007/6e340b9cffb37a98";

    // Made by openssl: a key, its number, and "openssl dgst -sha256 -sign" over the text.
    private const string Pem = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE4GvAOkFWRUlnkD1nIPfR/Nb7M8CK
        wZzTffxrOHfKM3RU2CVCSiQAnSrxBT4rq47cQPcTJgnqMN+3lqKtBmmViw==
        -----END PUBLIC KEY-----

        """;

    private const string VerifierKey = Name + "+8b85b6f2+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOBrwDpBVkVJZ5A9ZyD30fzW"
        + "+zPAisGc0338azh3yjN0VNglQkokAJ0q8QU+K6uO3ED3EyYJ6jDft5airQZplYs=";

    private const string Text = Name + "\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";

    private const string Signature =
        "MEUCIHZuCU38rZG0R3CMPpfEl8zol2sxtip2+5PMbmq29JToAiEAgYjT8REEryNYHhCIPUDFWGbXXiWCV/SlRI5UcpXUpFs=";

    [Fact]
    public void verify_what_openssl_signed()
    {
        var key = EcdsaKey.FromPem(Pem)!;
        var signature = Convert.FromBase64String(Signature);
        key.Verifies(Encoding.UTF8.GetBytes(Text), signature).ShouldBeTrue();
        key.Verifies(Encoding.UTF8.GetBytes(Text + "\n"), signature).ShouldBeFalse();
        key.Verifies(Encoding.UTF8.GetBytes(Text), signature.AsSpan(0, signature.Length - 1)).ShouldBeFalse();
        key.Verifies(Encoding.UTF8.GetBytes(Text), []).ShouldBeFalse();
    }

    [Fact]
    public void are_written_as_openssl_and_the_specification_write_them()
    {
        var key = new NamedKey(Name, EcdsaKey.FromPem(Pem)!);
        key.Id.ShouldBe(0x8b85b6f2u);
        key.ToString().ShouldBe(VerifierKey);
        EcdsaKey.FromPem(Pem)!.Pem.ShouldBe(Pem.ReplaceLineEndings("\n"));
        NamedKey.TryParse(VerifierKey, out var read).ShouldBeTrue();
        (read!.Name, read.ToString()).ShouldBe((Name, VerifierKey));
    }

    [Fact]
    public void sign_again_after_they_were_kept_in_a_file()
    {
        using var made = EcdsaSigningKey.Create();
        using var kept = EcdsaSigningKey.FromPem(made.ToPem())!;
        kept.ToPem().ShouldStartWith("-----BEGIN PRIVATE KEY-----\n");
        kept.Public.Pem.ShouldBe(made.Public.Pem);
        made.Public.Verifies("text"u8, kept.Sign("text"u8)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a+8b85b6f2")]
    [InlineData("+8b85b6f2+" + "AjBZ")]
    public void are_none_in_another_form(string text) => NamedKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void are_none_with_another_number_name_type_or_point()
    {
        NamedKey.TryParse(null, out _).ShouldBeFalse();
        foreach (var (from, to) in new[]
        {
            ("+8b85b6f2+", "+8b85b6f3+"), ("+8b85b6f2+", "+8B85B6F2+"), (Name, "a name"), (Name, ""), ("+AjB", "+AzB"),
            ("lYs=", "lYs"), ("lYs=", "lYt="), ("lYs=", "lIs="), ("MGByq", "MGByr"),
        })
        {
            NamedKey.TryParse(VerifierKey.Replace(from, to, StringComparison.Ordinal), out _).ShouldBeFalse(to);
        }
    }

    [Fact]
    public void are_none_on_another_curve_or_without_their_private_half()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        EcdsaSigningKey.FromPem(other.ExportPkcs8PrivateKeyPem()).ShouldBeNull();
        EcdsaKey.FromPem(other.ExportSubjectPublicKeyInfoPem()).ShouldBeNull();
        EcdsaSigningKey.FromPem(Pem).ShouldBeNull();
        EcdsaSigningKey.FromPem("").ShouldBeNull();
        EcdsaSigningKey.FromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").ShouldBeNull();
        using var own = EcdsaSigningKey.Create();
        EcdsaKey.FromPem(own.ToPem()).ShouldBeNull();
        EcdsaKey.FromPem("").ShouldBeNull();
    }
}
