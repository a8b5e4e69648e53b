namespace ReplyFlow.Workflow.Checking;

/// <summary>The orders no definition may break, and those it demands of itself.</summary>
internal static class Guards
{
    private static readonly string[] OncePerDraft = ["AllocateNumber", "MakeLetter", "DeliverLetter", "DeliverCopies", "OpenFeedback", "ApplyExtension", "Withdraw", "Archive"];

    /// <summary>A step that changes the letter's text; what was agreed before counts no more.</summary>
    public static bool IsDraft(Activity activity) => activity is TaskActivity { Form: "draft" };

    public static IEnumerable<(Monitor Monitor, int Memory)> For(WorkflowDefinition definition, Activity entry)
    {
        yield return (new FinishMonitor(), entry is EventActivity ? 0 : FinishMonitor.MustArchive);
        yield return (new ReworkMonitor(), 0);
        foreach (var monitor in Issuing().Concat(People()).Concat(Events(entry)).Concat(Once())) yield return (monitor, 0);
        foreach (var requirement in definition.Requirements.Where(r => r.Passed.Length > 0)) yield return (Own(requirement), 0);
    }

    private static IEnumerable<Monitor> Issuing()
    {
        yield return Letter(["AllocateNumber", "MakeLetter", "DeliverLetter"], Agreed("sign"), "was signed");
        yield return new OrderMonitor(a => HasForm(a, "sign"), [(a, port) => IsDraft(a) && Monitor.IsForward(a, port), (a, port) => IsProofreading(a) && Monitor.IsForward(a, port)], IsDraft, (a, missing) => $"'{a.Id}' can be reached without {(missing == 0 ? "a draft" : "the office's proofreading (a review by role:BureauOffice)")}");
        yield return Letter(["MakeLetter"], Did("AllocateNumber"), "got its number");
        yield return Letter(["DeliverLetter", "DeliverCopies"], Did("MakeLetter"), "was made");
        yield return Letter(["OpenFeedback"], Did("DeliverLetter"), "was delivered");
        yield return new OwedMonitor("hasCoHandlers", a => HasForm(a, "opinion"), a => HasForm(a, "sign"), "the co-handlers were not asked");
        yield return new OwedMonitor("needsCountersign", a => Who(a)?.Kind == AssigneeKind.EachCountersigner, a => HasForm(a, "sign"), "nobody countersigned");
        yield return new UnheededMonitor(a => Who(a) is { Kind: AssigneeKind.Role, Role: "BureauOffice" });
        yield return new OrderMonitor(a => HasForm(a, "feedback"), [Did("OpenFeedback")], IsDraft, (a, _) => $"'{a.Id}' can be reached before OpenFeedback");
    }

    private static IEnumerable<Monitor> People()
    {
        yield return new OrderMonitor(NeedsAllocation, [Agreed("allocate")], _ => false, (a, _) => $"'{a.Id}' is for the case's division or drafter but can be reached before the case is allocated");
        yield return new OrderMonitor(a => Who(a)?.Kind == AssigneeKind.Previous, [(a, _) => a is TaskActivity], _ => false, (a, _) => $"'{a.Id}' is for whoever decided before, but can be reached before anyone has");
    }

    private static IEnumerable<Monitor> Events(Activity entry)
    {
        yield return new OrderMonitor(a => IsStep(a, "ApplyExtension"), [Agreed("extension")], _ => false, (a, _) => $"'{a.Id}' can be reached although nobody approved the extension");
        yield return new OrderMonitor(a => IsStep(a, "Withdraw"), [Agreed("withdrawal"), (a, port) => a is DecideActivity { Question: "isIssued" } && port == "False"], _ => false, (a, missing) => $"'{a.Id}' can be reached although {(missing == 0 ? "nobody approved the withdrawal" : "the letter may have been issued (isIssued not answered no)")}");
        yield return Told("extensionApproved", Did("ApplyExtension"), "the extension was not applied");
        yield return Told("extensionRefused", Refused("extension"), "the extension was not refused");
        yield return Told("withdrawalApproved", Did("Withdraw"), "the case was not withdrawn");
        yield return Told("withdrawalRefused", (a, port) => Refused("withdrawal")(a, port) || (a is DecideActivity { Question: "isIssued" } && port == "True"), "the withdrawal was not refused");
        yield return Told("feedbackMissing", (a, port) => HasForm(a, "feedback") && port == Activity.Expired, "feedback was not waited for in vain");
        yield return new OrderMonitor(a => HasForm(a, "objection"), [Refused("accept")], a => HasForm(a, "accept"), (a, _) => $"'{a.Id}' can be reached although nobody objected to the assignment");
        if (entry is not EventActivity) yield break;
        yield return new OrderMonitor(a => IsStep(a, "Archive"), [Did("Withdraw")], _ => false, (a, _) => $"'{a.Id}' can be reached beside the main line although the case was not withdrawn");
        yield return new OrderMonitor(a => a is EndActivity, [Did("Notify")], _ => false, (a, _) => $"'{a.Id}' can be reached without telling anyone what became of '{entry.Title}'", "untold");
    }

    private static IEnumerable<Monitor> Once() =>
        OncePerDraft.Select(step => new OnceMonitor(step, a => IsStep(a, step))).Append(new OnceMonitor("feedback", a => HasForm(a, "feedback")));

    private static OrderMonitor Letter(string[] steps, Func<Activity, string, bool> passed, string words) =>
        new(a => steps.Any(s => IsStep(a, s)), [passed], IsDraft, (a, _) => $"'{a.Id}' can be reached before the letter's latest draft {words}");

    private static OrderMonitor Told(string message, Func<Activity, string, bool> passed, string words) =>
        new(a => a is SystemStepActivity { Step: "Notify" } notify && notify.Message == message, [passed], _ => false, (a, _) => $"'{a.Id}' ({message}) can be reached although {words}", "untold");

    private static OrderMonitor Own(StepRequirement requirement) => new(
        a => a.Id == requirement.Before,
        [.. requirement.Passed.Select(id => (Func<Activity, string, bool>)((a, port) => a.Id == id && Monitor.IsForward(a, port)))],
        a => requirement.SinceLast.Contains(a.Id),
        (a, missing) => $"'{a.Id}' can be reached without passing '{requirement.Passed[missing]}', which the definition requires");

    private static Func<Activity, string, bool> Did(string step) => (a, _) => IsStep(a, step);

    private static Func<Activity, string, bool> Agreed(string form) => (a, port) => HasForm(a, form) && Monitor.IsForward(a, port);

    private static Func<Activity, string, bool> Refused(string form) => (a, port) => HasForm(a, form) && !Monitor.IsForward(a, port);

    private static bool IsStep(Activity activity, string step) => activity is SystemStepActivity s && s.Step == step;

    private static bool HasForm(Activity activity, string form) => activity is TaskActivity task && task.Form == form;

    private static bool IsProofreading(Activity activity) => HasForm(activity, "review") && Who(activity) is { Kind: AssigneeKind.Role, Role: "BureauOffice" };

    private static bool NeedsAllocation(Activity activity) => Who(activity) is { Kind: AssigneeKind.CaseDrafter } or { Kind: AssigneeKind.Role, Role: "DivisionHead" };

    private static AssigneeRule? Who(Activity activity)
    {
        var text = activity switch { TaskActivity task => task.Assignee, SystemStepActivity step => step.Recipient, _ => null };
        return AssigneeRule.TryParse(text, out var rule, out _) ? rule : null;
    }
}
