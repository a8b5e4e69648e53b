using System.Text.RegularExpressions;

namespace ReplyFlow.Architecture.Tests;

/// <summary>A kind of audit event has one home, the record that declares it, and is written by the product.</summary>
public partial class AuditTests
{
    private static IReadOnlyList<(string Path, string Text)> Product { get; } =
        [.. Room.All.SelectMany(room => Source.Files(Source.Folder(room)).Concat(Source.Files(Source.Folder(room), "*.cshtml")), (room, f) => ($"{room}/{f.Path}", f.Text))];

    private static IReadOnlyDictionary<string, string> Kinds { get; } =
        Product.SelectMany(f => Declaration().Matches(f.Text)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    /// <summary>Earlier programs wrote these, and their rows are still read.</summary>
    private static IReadOnlyList<string> Former { get; } = ["PersonLocked"];

    [Fact]
    public void No_kind_is_a_literal_outside_its_record()
    {
        Assert.NotEmpty(Kinds);
        Assert.Empty(Product.SelectMany(f => Strays(f.Text), (f, kind) => $"{f.Path}: {kind}"));
    }

    [Fact]
    public void Every_record_is_written_by_the_product()
    {
        var recorded = string.Join('\n', Product.SelectMany(f => Recording().Matches(f.Text)).Select(m => m.Value));
        Assert.Equal(Former, Kinds.Values.Where(record => !IsMade(recorded, record)));
    }

    [Fact]
    public void A_breach_of_each_is_found()
    {
        Assert.Equal(["LetterIssued"], Strays("""events.Where(e => e.Kind == "LetterIssued")"""));
        Assert.Empty(Strays("""[AuditKind("LetterIssued", Group = CaseEventGroup.Letters)]"""));
        Assert.False(IsMade("unit.Record(new LetterIssuedTwice(id), c.Id);", "LetterIssued"));
        Assert.True(IsMade(Recording().Match("unit.Record(\n    new LetterIssued(id),\n    c.Id);").Value, "LetterIssued"));
        Assert.Equal("LetterIssued", Kinds["LetterIssued"]);
    }

    private static IEnumerable<string> Strays(string text) =>
        Literal().Matches(Declaration().Replace(text, "")).Select(m => m.Groups[1].Value).Where(Kinds.ContainsKey);

    private static bool IsMade(string recorded, string record) => Regex.IsMatch(recorded, $@"new {record}\b|\b{record}\.Of\(");

    [GeneratedRegex("""\[AuditKind\("(\w+)".*\](?:\s+(?:public|internal) sealed record (\w+))?""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"unit\.(?:Record\w*|SetAsync)\(.*?;(?:\r?\n|$)", RegexOptions.Singleline)]
    private static partial Regex Recording();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Literal();
}
