using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Checking;

/// <summary>The orders no definition may break, and those it demands of itself.</summary>
internal static class Guards
{
    private static readonly string[] OncePerDraft = [SystemStepNames.AllocateNumber, SystemStepNames.MakeLetter, SystemStepNames.DeliverLetter,
        SystemStepNames.DeliverCopies, SystemStepNames.OpenFeedback, SystemStepNames.ApplyExtension, SystemStepNames.Withdraw, SystemStepNames.Archive];

    /// <summary>A step that changes the letter's text; what was agreed before counts no more.</summary>
    public static bool IsDraft(Activity activity) => activity is TaskActivity { StepKind: StepKinds.Draft };

    public static IEnumerable<(Monitor Monitor, int Memory)> For(WorkflowDefinition definition, Activity entry)
    {
        yield return (new FinishMonitor(), entry is EventActivity ? 0 : FinishMonitor.MustArchive);
        yield return (new ReworkMonitor(), 0);
        foreach (var monitor in Issuing().Concat(People()).Concat(Events(entry)).Concat(Once())) yield return (monitor, 0);
        foreach (var requirement in definition.Requirements.Where(r => r.Passed.Length > 0)) yield return (Own(requirement), 0);
    }

    private static IEnumerable<Monitor> Issuing()
    {
        yield return Letter([SystemStepNames.AllocateNumber, SystemStepNames.MakeLetter, SystemStepNames.DeliverLetter], Agreed(StepKinds.Sign), "签发");
        yield return new OrderMonitor(a => IsOfKind(a, StepKinds.Sign),
            [(a, port) => IsDraft(a) && Monitor.IsForward(a, port), (a, port) => IsProofreading(a) && Monitor.IsForward(a, port)], IsDraft,
            (a, missing) => $"没有{(missing == 0 ? "起草" : "办公室核稿（由 role:BureauOffice 审核最近一稿）")}就会走到“{a.Id}”");
        yield return Letter([SystemStepNames.MakeLetter], Did(SystemStepNames.AllocateNumber), "编号");
        yield return Letter([SystemStepNames.DeliverLetter, SystemStepNames.DeliverCopies], Did(SystemStepNames.MakeLetter), "印制");
        yield return Letter([SystemStepNames.OpenFeedback], Did(SystemStepNames.DeliverLetter), "送达");
        yield return new OwedMonitor(QuestionNames.HasCoHandlers, a => IsOfKind(a, StepKinds.Opinion), a => IsOfKind(a, StepKinds.Sign), "没有征求会办意见");
        yield return new OwedMonitor(
            QuestionNames.NeedsCountersign, a => Who(a)?.Kind == AssigneeKind.EachCountersigner, a => IsOfKind(a, StepKinds.Sign), "没有会签");
        yield return new UnheededMonitor(a => Who(a) is { Kind: AssigneeKind.Role, Role: Roles.BureauOffice });
        yield return new OrderMonitor(a => IsOfKind(a, StepKinds.Feedback), [Did(SystemStepNames.OpenFeedback)], IsDraft,
            (a, _) => $"没有 OpenFeedback 就会走到“{a.Id}”");
    }

    private static IEnumerable<Monitor> People()
    {
        yield return new OrderMonitor(NeedsAllocation, [Agreed(StepKinds.Allocate)], _ => false, (a, _) => $"“{a.Id}”由承办处室或经办人办理，但还没有分派就会走到");
        yield return new OrderMonitor(a => Who(a)?.Kind == AssigneeKind.Previous, [(a, _) => a is TaskActivity], _ => false,
            (a, _) => $"“{a.Id}”由上一步办理人办理，但还没有人办过就会走到");
    }

    private static IEnumerable<Monitor> Events(Activity entry)
    {
        yield return new OrderMonitor(a => IsStep(a, SystemStepNames.ApplyExtension), [Agreed(StepKinds.Extension)], _ => false,
            (a, _) => $"没有同意延期就会走到“{a.Id}”");
        yield return new OrderMonitor(a => IsStep(a, SystemStepNames.Withdraw),
            [Agreed(StepKinds.Withdrawal), (a, port) => a is DecideActivity { Question: QuestionNames.IsIssued } && port == "False"], _ => false,
            (a, missing) => $"{(missing == 0 ? "没有同意撤回" : "没有确认尚未印发（isIssued 答“否”）")}就会走到“{a.Id}”");
        yield return Told(MessageNames.ExtensionApproved, Did(SystemStepNames.ApplyExtension), "没有调整期限");
        yield return Told(MessageNames.ExtensionRefused, Refused(StepKinds.Extension), "没有不同意延期");
        yield return Told(MessageNames.WithdrawalApproved, Did(SystemStepNames.Withdraw), "没有撤回");
        yield return Told(MessageNames.WithdrawalRefused,
            (a, port) => Refused(StepKinds.Withdrawal)(a, port) || (a is DecideActivity { Question: QuestionNames.IsIssued } && port == "True"), "没有不同意撤回");
        yield return Told(MessageNames.FeedbackMissing, (a, port) => IsOfKind(a, StepKinds.Feedback) && port == Activity.Expired, "没有等到反馈逾期");
        yield return new OrderMonitor(a => IsOfKind(a, StepKinds.Objection), [Refused(StepKinds.Accept)], a => IsOfKind(a, StepKinds.Accept),
            (a, _) => $"没有人退办就会走到“{a.Id}”");
        if (entry is not EventActivity) yield break;
        yield return new OrderMonitor(a => IsStep(a, SystemStepNames.Archive), [Did(SystemStepNames.Withdraw)], _ => false,
            (a, _) => $"建议没有撤回，却会在主线之外走到“{a.Id}”");
        yield return new OrderMonitor(a => a is EndActivity, [Did(SystemStepNames.Notify)], _ => false,
            (a, _) => $"没有把“{entry.Title}”的结果告知任何人就会走到“{a.Id}”", "untold");
    }

    private static IEnumerable<Monitor> Once() =>
        OncePerDraft.Select(step => new OnceMonitor(step, a => IsStep(a, step)))
            .Append(new OnceMonitor(StepKinds.Feedback, a => IsOfKind(a, StepKinds.Feedback)))
            // Asked again after an objection it would be answered "assigned already", and nobody would assign anew.
            .Append(new OnceMonitor(QuestionNames.NeedsAssignment, a => a is DecideActivity { Question: QuestionNames.NeedsAssignment }));

    private static OrderMonitor Letter(string[] steps, Func<Activity, string, bool> passed, string words) =>
        new(a => steps.Any(s => IsStep(a, s)), [passed], IsDraft, (a, _) => $"最近一稿没有{words}就会走到“{a.Id}”");

    private static OrderMonitor Told(string message, Func<Activity, string, bool> passed, string words) =>
        new(a => a is SystemStepActivity { Step: SystemStepNames.Notify } notify && notify.Message == message, [passed], _ => false,
            (a, _) => $"{words}就会走到“{a.Id}”（{message}）", "untold");

    private static OrderMonitor Own(StepRequirement requirement) => new(
        a => a.Id == requirement.Before,
        [.. requirement.Passed.Select(id => (Func<Activity, string, bool>)((a, port) => a.Id == id && Monitor.IsForward(a, port)))],
        a => requirement.SinceLast.Contains(a.Id),
        (a, missing) => $"没有经过流程要求的“{requirement.Passed[missing]}”就会走到“{a.Id}”");

    private static Func<Activity, string, bool> Did(string step) => (a, _) => IsStep(a, step);

    private static Func<Activity, string, bool> Agreed(string kind) => (a, port) => IsOfKind(a, kind) && Monitor.IsForward(a, port);

    private static Func<Activity, string, bool> Refused(string kind) => (a, port) => IsOfKind(a, kind) && !Monitor.IsForward(a, port);

    private static bool IsStep(Activity activity, string step) => activity is SystemStepActivity s && s.Step == step;

    private static bool IsOfKind(Activity activity, string kind) => activity is TaskActivity task && task.StepKind == kind;

    private static bool IsProofreading(Activity activity) =>
        IsOfKind(activity, StepKinds.Review) && Who(activity) is { Kind: AssigneeKind.Role, Role: Roles.BureauOffice };

    private static bool NeedsAllocation(Activity activity) =>
        Who(activity) is { Kind: AssigneeKind.CaseDrafter } or { Kind: AssigneeKind.Role, Role: Roles.DivisionHead };

    private static AssigneeRule? Who(Activity activity)
    {
        var text = activity switch { TaskActivity task => task.Assignee, SystemStepActivity step => step.Recipient, _ => null };
        return AssigneeRule.TryParse(text, out var rule, out _) ? rule : null;
    }
}
