using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>The way to a finding in the words of the definition.</summary>
public static class FindingWords
{
    /// <summary>The counter-example path: each activity by its title, with the outcome taken there.</summary>
    public static IEnumerable<string> Path(WorkflowDefinition definition, Finding finding) => finding.Path.Select(step => Step(definition, step));

    private static string Step(WorkflowDefinition definition, string step)
    {
        if (definition.Find(step) is { } activity)
            return activity.Title;
        var dot = step.LastIndexOf('.');
        return dot > 0 && definition.Find(step[..dot]) is { } left ? $"{left.Title}（{StepWords.Port(left, step[(dot + 1)..])}）" : step;
    }
}
