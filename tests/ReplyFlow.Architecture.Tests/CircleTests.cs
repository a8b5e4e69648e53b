namespace ReplyFlow.Architecture.Tests;

/// <summary>No folder of any project uses another that uses it, directly or by way of more.</summary>
public class CircleTests
{
    public static TheoryData<string> Rooms => [.. Room.All];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_folders_of_a_project_have_no_circle(string room)
    {
        var uses = Room.Uses(room);
        Assert.NotEmpty(uses);
        var circles = Folders.Circles(uses, room);
        // For whoever reads the run's output: a passed test's own output is not shown.
        Console.WriteLine($"{room}: {circles.Count} circles");
        Assert.True(circles.Count == 0, string.Join("\n", circles));
    }

    [Fact]
    public void A_circle_of_two_folders_is_found()
    {
        var circle = Assert.Single(Folders.Circles(Room.SampleUses("ReplyFlow.Architecture.Tests.Samples.Circle"), "ReplyFlow.Architecture.Tests.Samples.Circle"));
        Assert.Equal(["First", "Second", "Third"], circle.Names);
    }

    [Fact]
    public void A_circle_of_a_folder_with_one_inside_it_is_found()
    {
        const string root = "ReplyFlow.Architecture.Tests.Samples.Circle";
        var circle = Assert.Single(Folders.Circles(
            [new($"{root}.A.X", $"{root}.A", $"{root}.A.B.Y", $"{root}.A.B"), new($"{root}.A.B.Y", $"{root}.A.B", $"{root}.A.X", $"{root}.A")], root));
        Assert.Equal([$"{root}.A", $"{root}.A.B"], circle.Names);
    }

    [Fact]
    public void A_circle_below_a_folder_is_found()
    {
        var circle = Assert.Single(Folders.Circles(Room.SampleUses("ReplyFlow.Architecture.Tests.Samples.Deep"), "ReplyFlow.Architecture.Tests.Samples.Deep"));
        Assert.Equal("ReplyFlow.Architecture.Tests.Samples.Deep.Outer", circle.Parent);
    }
}
