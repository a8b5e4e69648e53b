using System.Xml.Linq;

namespace ReplyFlow.Architecture.Tests;

/// <summary>References between projects point one way.</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ReplyFlow.Domain"] = [],
        ["ReplyFlow.Letters"] = ["ReplyFlow.Domain"],
        ["ReplyFlow.Workflow"] = ["ReplyFlow.Domain"],
        ["ReplyFlow.Data"] = ["ReplyFlow.Domain"],
        ["ReplyFlow.Application"] = ["ReplyFlow.Data", "ReplyFlow.Letters", "ReplyFlow.Workflow"],
        ["ReplyFlow.Web"] = ["ReplyFlow.Application"],
        ["ReplyFlow.Cli"] = ["ReplyFlow.Application"],
    };

    public static TheoryData<string> Rooms => [.. Room.All];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_refers_to_those_below_it_only(string room)
    {
        var file = Path.Combine(Source.Folder(room), room + ".csproj");
        Assert.Empty(Forbidden(room, XDocument.Load(file)));
        Assert.Empty(Allowed[room].Except(References(XDocument.Load(file))));
    }

    [Fact]
    public void A_reference_upwards_is_found() =>
        Assert.Equal(["ReplyFlow.Application"], Forbidden("ReplyFlow.Data", XDocument.Parse(
            """
            <Project><ItemGroup>
              <ProjectReference Include="../ReplyFlow.Domain/ReplyFlow.Domain.csproj" />
              <ProjectReference Include="..\ReplyFlow.Application\ReplyFlow.Application.csproj" />
            </ItemGroup></Project>
            """)));

    [Fact]
    public void A_reference_behind_a_switch_is_none_of_the_default_build() =>
        Assert.Equal(["B"], References(XDocument.Parse(
            """
            <Project>
              <ItemGroup><ProjectReference Include="../B/B.csproj" /></ItemGroup>
              <ItemGroup Condition="'$(X)' == 'Y'"><ProjectReference Include="../C/C.csproj" /></ItemGroup>
            </Project>
            """)));

    private static IEnumerable<string> Forbidden(string room, XDocument project) => References(project).Except(Allowed[room]);

    private static IEnumerable<string> References(XDocument project) =>
        from reference in project.Descendants("ProjectReference")
        where reference.AncestorsAndSelf().All(e => e.Attribute("Condition") is null)
        select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));

    [Theory]
    [InlineData("ReplyFlow.Domain")]
    [InlineData("ReplyFlow.Letters")]
    [InlineData("ReplyFlow.Workflow")]
    public void What_works_without_a_database_knows_no_database(string room) =>
        Assert.DoesNotContain(Room.UsesOutside(room), u => IsDatabase(u.ToNamespace));

    [Fact]
    public void Using_a_database_is_found()
    {
        Assert.Contains(Room.UsesOutside("ReplyFlow.Data"), u => IsDatabase(u.ToNamespace));
        Assert.True(IsDatabase("Npgsql"));
        Assert.False(IsDatabase("System.Collections.Generic"));
    }

    private static bool IsDatabase(string space) =>
        space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || space.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal) || space.StartsWith("Npgsql", StringComparison.Ordinal);
}
