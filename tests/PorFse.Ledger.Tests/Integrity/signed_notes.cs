using System.Text;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

public class signed_notes
{
    private const string Name = "porfse/2014IT05SFOP007/6e340b9cffb37a98";
    private const string Text = "Certified\nthus far\n\nand no farther.\n";

    // The example of the C2SP's specification, signed by an algorithm that is not ours.
    private const string PublishedKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private const string PublishedText = "This is an example message.\n";

    private const string PublishedSignature =
        "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1"
        + "Yu72IneyaQM=\n";

    private static readonly EcdsaSigningKey Key = EcdsaSigningKey.Create();

    private static readonly NamedKey Known = new(Name, Key.Public);

    private static readonly SignedNote Note = SignedNote.Sign(Text, Name, Key);

    [Fact]
    public void are_a_text_an_empty_line_and_lines_of_signatures()
    {
        var lines = Note.ToString().Split('\n');
        lines[..5].ShouldBe(["Certified", "thus far", "", "and no farther.", ""]);
        lines[5].ShouldStartWith($"— {Name} ");
        lines[6..].ShouldBe([""]);
        Convert.FromBase64String(lines[5].Split(' ')[2])[..4].ShouldBe(
            Convert.FromHexString(Known.ToString().Split('+')[1]));
    }

    [Fact]
    public void are_read_as_they_were_written_and_believed()
    {
        var read = Read(Note.ToString());
        (read.Text, read.ToString()).ShouldBe((Text, Note.ToString()));
        read.Refuse(Known).ShouldBeNull();
    }

    [Fact]
    public void are_believed_when_one_key_is_known_and_the_others_are_not()
    {
        using var witness = EcdsaSigningKey.Create();
        var both = SignedNote.Sign(Text, "witness.example", witness).With(Note);
        Read(both.ToString()).Refuse(Known).ShouldBeNull();
        Read(both.ToString()).Refuse(new NamedKey("witness.example", witness.Public), Known).ShouldBeNull();
        // The same name with another number is another key.
        Read(SignedNote.Sign(Text, Name, witness).With(Note).ToString()).Refuse(Known).ShouldBeNull();
    }

    [Fact]
    public void are_not_believed_without_a_known_key()
    {
        using var other = EcdsaSigningKey.Create();
        Note.Refuse(new NamedKey(Name, other.Public)).ShouldBe(new NoteNotSigned(1, 1));
        Note.Refuse(new NamedKey("another", Key.Public)).ShouldBe(new NoteNotSigned(1, 1));
        Note.Refuse().ShouldBe(new NoteNotSigned(1, 0));
    }

    [Fact]
    public void are_not_believed_when_one_known_key_is_wrong_though_another_is_right()
    {
        using var witness = EcdsaSigningKey.Create();
        var stale = SignedNote.Sign("Certified\n", Name, Key).ToString().Split('\n')[^2];
        var note = Read(SignedNote.Sign(Text, "witness.example", witness) + stale + "\n");
        note.Refuse(new NamedKey("witness.example", witness.Public)).ShouldBeNull();
        note.Refuse(new NamedKey("witness.example", witness.Public), Known).ShouldBe(new NoteForged(Name));
    }

    [Fact]
    public void cannot_be_put_together_of_two_texts() =>
        Should.Throw<ArgumentException>(() => Note.With(SignedNote.Sign("Another.\n", Name, Key)));

    [Fact]
    public void are_not_believed_with_any_byte_of_them_changed()
    {
        var bytes = Encoding.UTF8.GetBytes(Note.ToString());
        SeededRandom.Try(bytes.Length, random =>
        {
            var tampered = bytes.ToArray();
            tampered[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var (note, reason) = SignedNote.Read(tampered);
            (reason ?? note!.Refuse(Known)).ShouldNotBeNull();
        });
    }

    [Fact]
    public void of_the_specification_are_read_though_their_key_is_not_ours()
    {
        var published = Read(PublishedText + "\n" + PublishedSignature);
        published.Text.ShouldBe(PublishedText);
        published.ToString().ShouldBe(PublishedText + "\n" + PublishedSignature);
        var signature = published.Signatures.ShouldHaveSingleItem();
        (signature.Name, signature.KeyId, signature.Bytes.Length).ShouldBe(("example.com/foo", 0x530d903au, 64));
        NamedKey.TryParse(PublishedKey, out _).ShouldBeFalse();
        published.Refuse(Known).ShouldBe(new NoteNotSigned(1, 1));

        var ours = SignedNote.Sign(PublishedText, Name, Key);
        Read(PublishedText + "\n" + PublishedSignature + ours.Signatures[0] + "\n").Refuse(Known).ShouldBeNull();
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a\n", 2)]
    [InlineData("a\n\n", 3)]
    [InlineData("a\n— n AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n AAAAAAA=", 3)]
    [InlineData("a\n\n— n AAAAAAA=\n\n", 5)]
    [InlineData("a\r\n\r\n— n AAAAAAA=\r\n", 1)]
    [InlineData("a\n\tb\n\n— n AAAAAAA=\n", 2)]
    [InlineData("a\n\n- n AAAAAAA=\n", 3)]
    [InlineData("a\n\n—n AAAAAAA=\n", 3)]
    [InlineData("a\n\n—  AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n  AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n AAAAAAA= \n", 3)]
    [InlineData("a\n\n— n m AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n+m AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n\u00a0m AAAAAAA=\n", 3)]
    [InlineData("a\n\n— n AAAAAAA\n", 3)]
    [InlineData("a\n\n— n AAAAAAB=\n", 3)]
    [InlineData("a\n\n— n AAAAAA==\n", 3)]
    [InlineData("a\n\n— n AAAA_AA=\n", 3)]
    [InlineData("a\n\n— n AAAAAAA=\n— n\n", 4)]
    public void are_refused_at_the_line_that_is_not_as_it_must_be(string text, int line) =>
        SignedNote.Read(Encoding.UTF8.GetBytes(text)).Reason.ShouldBeOfType<NoteMalformed>().Line.ShouldBe(line);

    [Fact]
    public void are_refused_in_another_encoding() =>
        SignedNote.Read([(byte)'a', 0xff, .. "\n\n— n AAAAAAA=\n"u8]).Reason.ShouldBe(new NoteMalformed(1, "UTF-8"));

    [Theory]
    [InlineData(SignedNote.MostSignatures, true)]
    [InlineData(SignedNote.MostSignatures + 1, false)]
    public void have_at_most_a_hundred_signatures(int count, bool isRead)
    {
        var text = "a\n\n" + string.Concat(Enumerable.Repeat("— n AAAAAAA=\n", count));
        (SignedNote.Read(Encoding.UTF8.GetBytes(text)).Note is not null).ShouldBe(isRead);
    }

    [Theory]
    [InlineData("", Name)]
    [InlineData("without an end", Name)]
    [InlineData("a\tb\n", Name)]
    [InlineData("a\r\n", Name)]
    [InlineData("a\n", "")]
    [InlineData("a\n", "a b")]
    [InlineData("a\n", "a+b")]
    public void are_not_written_when_nobody_could_read_them(string text, string name) =>
        Should.Throw<ArgumentException>(() => SignedNote.Sign(text, name, Key));

    private static SignedNote Read(string text)
    {
        var (note, reason) = SignedNote.Read(Encoding.UTF8.GetBytes(text));
        reason.ShouldBeNull();
        return note!;
    }
}
