using ReplyFlow.Domain.Text;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>Reads human tasks and group tasks.</summary>
internal static class TaskReader
{
    public static TaskActivity Read(JsonCursor item, ActivityInputs inputs, string id, string type, JsonPlace place, DesignerPosition? position,
        IReadOnlySet<string> stepKinds)
    {
        var isGroup = type == "ReplyFlow.GroupTask";
        var assignee = Assignee(inputs, isGroup);
        var (step, title) = (inputs.Required("step"), inputs.Required("title"));
        var kind = ActivityReader.Word(inputs, "form", stepKinds);
        var (due, expires) = (ActivityReader.Due(inputs, "due", required: true), ActivityReader.Due(inputs, "expires", required: false));
        var decisions = DecisionList.Parse(inputs.Required("decisions"), problem => inputs.Fault("decisions", problem));
        TaskActivity task = isGroup
            ? new GroupTaskActivity(id, type, title, place, position)
            {
                Step = step,
                StepKind = kind,
                Assignee = assignee,
                Due = due,
                Expires = expires,
                Decisions = decisions,
                Mode = Mode(inputs),
            }
            : new HumanTaskActivity(id, type, title, place, position)
            {
                Step = step,
                StepKind = kind,
                Assignee = assignee,
                Due = due,
                Expires = expires,
                Decisions = decisions,
            };
        CheckOutcomes(inputs, task);
        return task;
    }

    private static string Assignee(ActivityInputs inputs, bool isGroup)
    {
        var name = isGroup ? "participants" : "assignee";
        var text = inputs.Required(name);
        if (text.Length == 0) return text;
        if (!AssigneeRule.TryParse(text, out var rule, out var problem)) inputs.Fault(name, problem!);
        else if (rule!.IsGroup != isGroup) inputs.Fault(name, isGroup ? $"“{Excerpt.Of(text)}”只指一人，多人任务要用 each: 规则" : $"“{Excerpt.Of(text)}”指多人，单人任务要用指一人的规则");
        return text;
    }

    private static GroupMode Mode(ActivityInputs inputs)
    {
        var text = inputs.Required("mode");
        if (Enum.TryParse<GroupMode>(text, out var mode) && Enum.IsDefined(mode)) return mode;
        if (text.Length > 0) inputs.Fault("mode", $"不认识“{Excerpt.Of(text)}”，应为 FirstReturn 或 All");
        return GroupMode.FirstReturn;
    }

    /// <summary>Elsa Studio draws the ports from <c>outcomes</c>; they must be those the task really has.</summary>
    private static void CheckOutcomes(ActivityInputs inputs, TaskActivity task)
    {
        var (stated, real) = (inputs.List("outcomes"), task.Ports);
        if (stated.Length > 0 && !stated.ToHashSet().SetEquals(real))
            inputs.Fault("outcomes", $"outcomes 写的是 {string.Join("、", stated)}，而按 decisions 和 expires 应为 {string.Join("、", real)}");
    }
}
