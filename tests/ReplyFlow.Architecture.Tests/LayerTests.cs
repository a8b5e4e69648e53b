using System.Text.RegularExpressions;

namespace ReplyFlow.Architecture.Tests;

/// <summary>The folders of a project keep the order that its README writes down: a folder uses only those before it.</summary>
public class LayerTests
{
    public static TheoryData<string> Layered => ["ReplyFlow.Domain", "ReplyFlow.Letters", "ReplyFlow.Workflow", "ReplyFlow.Data", "ReplyFlow.Application"];

    [Theory]
    [MemberData(nameof(Layered))]
    public void The_folders_keep_their_written_order(string room)
    {
        var order = Order(room);
        var folders = Directory.GetDirectories(Source.Folder(room)).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj"));
        Assert.Equal(folders.Order(), order.SelectMany(layer => layer).Select(f => f.Split('.')[0]).Distinct().Order());
        Assert.All(order.SelectMany(layer => layer), f => Assert.True(Directory.Exists(Path.Combine(Source.Folder(room), f.Replace('.', '/'))), f));
        var wrong = Folders.AgainstOrder(Room.Uses(room), room, order);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Select(u => $"{u.From} → {u.To}")));
    }

    [Fact]
    public void A_use_against_the_order_is_found()
    {
        const string root = "ReplyFlow.Architecture.Tests.Samples.Circle";
        Assert.Empty(Folders.AgainstOrder([new($"{root}.B.X", $"{root}.B", $"{root}.A.Y", $"{root}.A")], root, [["A"], ["B"]]));
        Assert.Single(Folders.AgainstOrder([new($"{root}.A.Y", $"{root}.A", $"{root}.B.X", $"{root}.B")], root, [["A"], ["B"]]));
        Assert.Single(Folders.AgainstOrder([new($"{root}.A.Y", $"{root}.A", $"{root}.B.X", $"{root}.B")], root, [["A", "B"]]));
        Assert.Single(Folders.AgainstOrder([new($"{root}.C.Z", $"{root}.C", $"{root}.A.Y", $"{root}.A")], root, [["A"], ["B"]]));
    }

    [Fact]
    public void A_folder_inside_another_may_have_a_place_of_its_own()
    {
        const string root = "ReplyFlow.Architecture.Tests.Samples.Circle";
        Use inwards = new($"{root}.A.X", $"{root}.A", $"{root}.A.In.Y", $"{root}.A.In"), outwards = new($"{root}.A.In.Y", $"{root}.A.In", $"{root}.A.X", $"{root}.A");
        Assert.Empty(Folders.AgainstOrder([inwards, outwards], root, [["A"]]));
        Assert.Equal([outwards], Folders.AgainstOrder([inwards, outwards], root, [["A.In"], ["A"]]));
    }

    [Fact]
    public void An_order_is_read_from_a_list_and_from_a_table() =>
        Assert.Equal(["A", "B.C", "D", "E", "F"], OrderIn(
            """
            1. `A` (with `X`) · `B.C`: what `Y` holds
            2. `D`, `E`
            | `F` | what `Z` holds |
            | text | `W` |
            """.ReplaceLineEndings("\n")).SelectMany(l => l));

    private static List<string[]> Order(string room) => OrderIn(File.ReadAllText(Path.Combine(Source.Folder(room), "README.md")));

    /// <summary>
    /// The numbered list of a project's README, a layer a line, or its table of folders, a layer a row: the folders named before a
    /// colon, brackets aside.
    /// </summary>
    private static List<string[]> OrderIn(string readme) =>
    [
        .. from Match line in Regex.Matches(readme, @"^(?:\d+\. ([^:\n]+)|\| (`[\w.]+`) \|)", RegexOptions.Multiline)
           let text = Regex.Replace(line.Groups[1].Value + line.Groups[2].Value, @"\([^)]*(\)|$)", "")
           select Regex.Matches(text, @"`([\w.]+)`").Select(m => m.Groups[1].Value).ToArray(),
    ];
}
