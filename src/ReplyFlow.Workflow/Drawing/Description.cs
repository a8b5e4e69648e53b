using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>The picture in words, for screen readers.</summary>
internal static class Description
{
    public static string Of(WorkflowDefinition definition, DrawingMarks marks)
    {
        var tasks = definition.Activities.OfType<TaskActivity>().ToList();
        var words = $"共{tasks.Count}个需要人办理的步骤：{string.Join("、", tasks.Select(t => t.Title))}。";
        var current = definition.Activities.Where(a => marks.Current.ContainsKey(a.Id))
            .Select(a => marks.Current[a.Id] is { IsEmpty: false } names ? $"{a.Title}（{string.Join("、", names)}）" : a.Title).ToList();
        var passed = tasks.Where(t => marks.Passed.Contains(t.Id)).Select(t => t.Title).ToList();
        if (current.Count > 0) words += $"现在：{string.Join("、", current)}。";
        if (passed.Count > 0) words += $"已经过：{string.Join("、", passed)}。";
        return words;
    }
}
