using System.Text.RegularExpressions;

namespace ReplyFlow.Architecture.Tests;

/// <summary>The folders of a project keep the order that its README writes down: a folder uses only those before it.</summary>
public class LayerTests
{
    public static TheoryData<string> Layered => ["ReplyFlow.Domain", "ReplyFlow.Data", "ReplyFlow.Application"];

    [Theory]
    [MemberData(nameof(Layered))]
    public void The_folders_keep_their_written_order(string room)
    {
        var order = Order(room);
        var folders = Directory.GetDirectories(Source.Folder(room)).Select(Path.GetFileName).Where(f => f is not ("bin" or "obj"));
        Assert.Equal(folders.Order(), order.SelectMany(layer => layer).Order());
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

    /// <summary>The numbered list of a project's README, a layer a line: the folders named before any colon or bracket.</summary>
    private static List<string[]> Order(string room) =>
    [
        .. from Match line in Regex.Matches(File.ReadAllText(Path.Combine(Source.Folder(room), "README.md")), @"^\d+\. ([^:(\n]+)", RegexOptions.Multiline)
           select Regex.Matches(line.Groups[1].Value, @"`(\w+)`").Select(m => m.Groups[1].Value).ToArray(),
    ];
}
