using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Architecture.Tests;

/// <summary>The name of a kind of step, and of what processes ask, tell and raise, is written in one place; everything else refers to that.</summary>
public partial class KindNameTests
{
    private const string Domain = "src/ReplyFlow.Domain/WorkItems/StepKinds.cs";
    /// <summary>A kind that no rule elsewhere speaks of is named in its own folder below this one.</summary>
    private const string Folder = "src/ReplyFlow.Application/WorkItems/";
    private const string Rules = "src/ReplyFlow.Workflow/Rules/";

    /// <summary>The same words where they name something else.</summary>
    private static readonly HashSet<(string Path, string Name)> OtherWords =
    [
        ("src/ReplyFlow.Workflow/Rules/MessageNames.cs", StepKinds.Generic),                // a message
        ("src/ReplyFlow.Workflow/Rules/DueRule.cs", StepKinds.Sign),                        // plus or minus
        ("src/ReplyFlow.Letters/Templates/TextSettings.cs", StepKinds.Opinion),             // a placeholder
        ("src/ReplyFlow.Letters/Forms/FormTemplateFile.cs", StepKinds.Feedback),            // a file
        ("src/ReplyFlow.Web/Pages/Cases/Contact.cshtml", StepKinds.Draft),                  // a page
        ("src/ReplyFlow.Web/Pages/Cases/Contact.cshtml.cs", StepKinds.Draft),               // a page
        ("src/ReplyFlow.Web/Pages/Settings/PageKinds.cs", DeliveryItem.StepKind),           // a page
    ];

    private static IReadOnlyDictionary<string, string> Homes { get; } = new ServiceCollection().AddSteps()
        .Select(s => s.ImplementationInstance).OfType<StepKind>().Select(k => (k.Name, StepKinds.All.Contains(k.Name) || k.Name == StepKinds.Interim ? Domain : Folder))
        .Concat(SystemStepNames.All.Select(n => (n, Rules + "SystemStepNames.cs")))
        .Concat(QuestionNames.All.Select(n => (n, Rules + "QuestionNames.cs")))
        // The message of that name is a kind of step as well.
        .Concat(MessageNames.All.Except([MessageNames.Generic]).Select(n => (n, Rules + "MessageNames.cs")))
        .Concat(EventNames.All.Select(n => (n, Rules + "EventNames.cs")))
        .Append((DeliveryItem.StepKind, "src/ReplyFlow.Application/Messages/Outbox/DeliveryItem.cs"))
        .ToDictionary(p => p.Item1, p => p.Item2);

    [Fact]
    public void The_name_of_a_kind_is_written_only_at_its_home()
    {
        var found = Files().SelectMany(f => Literals(f.Path, f.Text)).ToList();
        Assert.Empty(found.Where(f => !IsHome(f.Name, f.Path) && !OtherWords.Contains((f.Path, f.Name))).Select(f => $"{f.Path}:{f.Line} \"{f.Name}\""));
        Assert.Equal(Homes.Keys.Order(), found.Where(f => IsHome(f.Name, f.Path)).Select(f => f.Name).Order());
        Assert.Equal(OtherWords.Order(), found.Select(f => (f.Path, f.Name)).Where(OtherWords.Contains).Distinct().Order());
    }

    [Theory]
    [InlineData("A.cs", "if (item.Kind == \"sign\")", true)]
    [InlineData("A.cs", "w.Kind is \"x\" or \"opinion\"", true)]
    [InlineData("A.cs", "request.Step == \"Notify\"", true)]
    [InlineData("A.cshtml", "@if (item.Kind == \"draft\")", true)]
    [InlineData("A.cshtml", "case \"assign\":", true)]
    [InlineData("A.cs", "if (question is \"isIssued\" or \"mayRehandle\")", true)]
    [InlineData("A.cs", "request.Message == \"opinionsReady\"", true)]
    [InlineData("A.cs", "engine.RaiseAsync(unit, c, \"withdrawalRequested\", ct)", true)]
    [InlineData("A.cs", "/// {\"assign\": 3}", false)]
    [InlineData("A.cs", "Kind = StepKinds.Sign", false)]
    [InlineData("A.cs", "\"signature\"", false)]
    [InlineData("A.cshtml", "<section class=\"panel\" id=\"feedback\">", false)]
    public void A_name_written_elsewhere_is_found(string path, string text, bool isFound) => Assert.Equal(isFound, Literals(path, text).Any());

    private static bool IsHome(string name, string path) => Homes[name] is Folder ? path.StartsWith(Folder, StringComparison.Ordinal) : Homes[name] == path;

    private static IEnumerable<(string Path, int Line, string Name)> Literals(string path, string text) =>
        from line in text.Split('\n').Select((words, i) => (Words: words, No: i + 1))
        where !line.Words.TrimStart().StartsWith("//", StringComparison.Ordinal)
        let code = path.EndsWith(".cshtml", StringComparison.Ordinal) ? Identifier().Replace(line.Words, "") : line.Words
        from Match match in Quoted().Matches(code)
        where Homes.ContainsKey(match.Groups[1].Value)
        select (path, line.No, match.Groups[1].Value);

    private static IEnumerable<(string Path, string Text)> Files() =>
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "src"), "*.cs*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        let path = Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/')
        where !path.Split('/').Any(p => p is "obj" or "bin" or "node_modules" or "Migrations")
        select (path, File.ReadAllText(file));

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Quoted();

    /// <summary>An element's own name in a page.</summary>
    [GeneratedRegex("\\sid=\"\\w+\"")]
    private static partial Regex Identifier();
}
