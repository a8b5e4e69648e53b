using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Comparison;

/// <summary>What an activity says, as names and values for comparing and showing; the same names in the same order for every activity.</summary>
internal static class ActivityFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(Activity activity)
    {
        var task = activity as TaskActivity;
        var step = activity as SystemStepActivity;
        var timer = activity as TimerActivity;
        return
        [
            ("类型", activity.Type),
            ("标题", activity.Title),
            ("步骤名", task?.Step ?? ""),
            ("页面", task?.StepKind ?? ""),
            ("办理人", task?.Assignee ?? step?.Recipient ?? ""),
            ("期限", task?.Due ?? timer?.Due ?? timer?.After?.ToString() ?? ""),
            ("自动结束", task?.Expires ?? ""),
            ("决定", task is null ? "" : string.Join("、", task.Decisions.Select(d => $"{d.Label}（{d.Name}，{Kind(d)}）"))),
            ("结束方式", activity is GroupTaskActivity group ? group.Mode == GroupMode.All ? "全部答复" : "一退即止" : ""),
            ("判断", (activity as DecideActivity)?.Question ?? ""),
            ("事件", (activity as EventActivity)?.EventName ?? ""),
            ("消息", step?.Message ?? ""),
            ("分支", activity is ForkActivity fork ? string.Join("、", fork.Branches) : ""),
            ("汇合方式", activity is JoinActivity join ? join.WaitsForAll ? "等全部" : "等最先" : ""),
        ];
    }

    private static string Kind(OutcomeDefinition decision) =>
        (decision.Kind switch { OutcomeDefinition.Back => "退回", OutcomeDefinition.Other => "其他", _ => "前进" }) + (decision.NeedsReason ? "，要理由" : "");
}
