using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>What a kind of step is, stands in its two folders: what serves all kinds names none.</summary>
public partial class StepFolderTests
{
    private const string Application = "src/ReplyFlow.Application/WorkItems";
    private const string Web = "src/ReplyFlow.Web/Pages/WorkItems";

    /// <summary>A message that was not delivered is owed beside the process; its home is Application/Messages/Outbox.</summary>
    private const string BesideTheProcess = "Delivery";

    /// <summary>What serves all kinds, by the beginning of its path.</summary>
    private static readonly string[] Shared =
    [
        "ReplyFlow.Web/Program.cs", "ReplyFlow.Web/Infrastructure/", "ReplyFlow.Web/Steps/", "ReplyFlow.Web/Pages/Index.",
        "ReplyFlow.Web/Pages/WorkItems/Decide.", "ReplyFlow.Web/Pages/WorkItems/_",
        "ReplyFlow.Application/WorkItems/DecideWorkItem.cs", "ReplyFlow.Application/WorkItems/Receipt.cs",
    ];

    [Fact]
    public void What_serves_all_kinds_of_step_names_none()
    {
        var files = Source.Files(Path.Combine(RepositoryPaths.Root, "src"), "*.cs*")
            .Where(f => Shared.Any(s => f.Path.StartsWith(s, StringComparison.Ordinal))).ToList();
        Assert.All(Shared, s => Assert.Contains(files, f => f.Path.StartsWith(s, StringComparison.Ordinal)));
        Assert.Empty(files.SelectMany(f => Named(f.Text).Select(n => $"{f.Path}: {n}")));
    }

    [Fact]
    public void What_people_see_of_a_kind_is_in_a_folder_of_the_name_its_rules_have() =>
        Assert.Equal([BesideTheProcess], Folders(Web, ": StepView", ": VersionView").Except(Folders(Application, ": Step, IStepKind")));

    [Theory]
    [InlineData("using ReplyFlow.Web.Pages.WorkItems.Review;", true)]
    [InlineData("using ReplyFlow.Application.WorkItems.Sign;", true)]
    [InlineData("if (View is not ReviewView review)", true)]
    [InlineData("nameof(SignForm.Password)", true)]
    [InlineData("decided.Kind == StepKinds.Draft", true)]
    [InlineData("using ReplyFlow.Application.WorkItems;", false)]
    [InlineData("public StepView View { get; }", false)]
    [InlineData("public DecisionForm Input { get; set; } = new();", false)]
    public void A_kind_that_is_named_is_found(string text, bool isFound) => Assert.Equal(isFound, Named(text).Any());

    /// <summary>The namespaces of kinds, their views and forms, and their names.</summary>
    private static IEnumerable<string> Named(string text)
    {
        var types = Source.Files(Path.Combine(RepositoryPaths.Root, Web)).Where(f => f.Path.Contains('/', StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f.Path)).ToHashSet();
        var spaces = Folders(Web, "View").Union(Folders(Application, ": Step, IStepKind")).Select(f => $"WorkItems.{f}").ToHashSet();
        return Word().Matches(text).Select(m => m.Value).Where(w => types.Contains(w) || w == "StepKinds")
            .Concat(Space().Matches(text).Select(m => m.Value).Where(spaces.Contains));
    }

    /// <summary>The folders in which a class is declared by one of these words.</summary>
    private static IEnumerable<string> Folders(string path, params string[] declared) =>
        Source.Files(Path.Combine(RepositoryPaths.Root, path)).Where(f => f.Path.Contains('/', StringComparison.Ordinal))
            .Where(f => declared.Any(d => f.Text.Contains(d, StringComparison.Ordinal))).Select(f => f.Path.Split('/')[0]).Distinct();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"WorkItems\.\w+")]
    private static partial Regex Space();
}
