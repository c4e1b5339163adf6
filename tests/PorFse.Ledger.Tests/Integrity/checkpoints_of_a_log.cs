using System.Text;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests.Integrity;

public class checkpoints_of_a_log
{
    private const string Origin = "porfse/2014IT05SFOP007/e3b0c44298fc1c14";
    private const string Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static readonly EcdsaSigningKey Key = EcdsaSigningKey.Create();

    private static readonly Checkpoint Empty = new(Origin, 0, Digest.Nothing);

    [Fact]
    public void are_three_lines_signed_by_the_name_of_the_log()
    {
        var checkpoint = Empty with { Size = 13_894 };
        checkpoint.ToString().ShouldBe($"{Origin}\n13894\n{Root}\n");
        var note = checkpoint.Sign(Key);
        note.Text.ShouldBe(checkpoint.ToString());
        note.Signatures.ShouldHaveSingleItem().Name.ShouldBe(Origin);
        note.Refuse(new NamedKey(Origin, Key.Public)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void are_read_as_they_were_written(long size)
    {
        var checkpoint = Empty with { Size = size };
        var (note, _) = SignedNote.Read(Encoding.UTF8.GetBytes(checkpoint.Sign(Key).ToString()));
        Checkpoint.Read(note!).ShouldBe((checkpoint, null));
    }

    [Fact]
    public void of_other_logs_are_read_with_whatever_follows_the_root() =>
        Checkpoint.Read(Noted($"example.com/log 42\n7\n{Root}\nextension\n"))
            .ShouldBe((new Checkpoint("example.com/log 42", 7, Digest.Nothing), null));

    [Theory]
    [InlineData("\n7\n" + Root + "\n", 1)]
    [InlineData(Origin + "\n", 2)]
    [InlineData(Origin + "\n07\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n-7\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n+7\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n 7\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n7,000\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n9223372036854775808\n" + Root + "\n", 2)]
    [InlineData(Origin + "\n7\n", 3)]
    [InlineData(Origin + "\n7\n" + Root + " \n", 3)]
    [InlineData(Origin + "\n7\nAAAA\n", 3)]
    [InlineData(Origin + "\n7\n" + Root + "\n\nextension\n", 4)]
    public void are_refused_at_the_line_that_is_not_as_it_must_be(string text, int line) =>
        Checkpoint.Read(Noted(text)).Reason.ShouldBeOfType<NoteMalformed>().Line.ShouldBe(line);

    [Fact]
    public void have_one_origin_for_each_ledger_that_was_opened()
    {
        Checkpoint.OriginOf("2014IT05SFOP007", Digest.Nothing).ShouldBe(Origin);
        Checkpoint.OriginOf("2014IT05SFOP007", Digest.OfLeaf([0])).ShouldBe("porfse/2014IT05SFOP007/6e340b9cffb37a98");
        // Whatever the programme is called, its name can stand in a signature.
        Checkpoint.OriginOf("P+ 1/à", Digest.Nothing).ShouldBe("porfse/P%2B%201%2F%C3%A0/e3b0c44298fc1c14");
    }

    private static SignedNote Noted(string text) => SignedNote.Sign(text, "somebody", Key);
}
