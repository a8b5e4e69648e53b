using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Reminders;

/// <summary>The step <c>Notify</c>: an e-mail to each person the definition's rule means, and a line in the case's history saying who was told.</summary>
internal sealed class NotifyStep(ReminderQueries queries) : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.Notify;

    /// <summary>Tells them, inside the decision's transaction. Does nothing where there is nothing to tell.</summary>
    /// <exception cref="WorkflowStepException">The rule means nobody that exists here; the administrator puts it right and retries.</exception>
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        await SendAsync(context.Unit, context.Case, context.Decided, context.Request, ct);
        return Activity.Done;
    }

    private async Task SendAsync(Unit unit, Case c, WorkItem? decided, SystemStepRequest request, CancellationToken ct)
    {
        // 会办意见已齐 is passed on the way of every case, also of those that nobody was asked about.
        if (request.Message == MessageNames.OpinionsReady && !c.CoHandlers().Any())
            return;
        var rule = AssigneeRule.Parse(request.Recipient!);
        var nobodyYet = c.LeadBureauId is null && rule.Role is not (Domain.Organisation.Roles.Dispatcher or Domain.Organisation.Roles.Liaison);
        var people = nobodyYet ? [] : await PeopleAsync(unit, await OwnersAsync(unit, c, decided, rule, ct), ct);
        await new StaffNotice(request.Message, Heading(request), await WordsAsync(unit, c, request, ct), request.Recipient).SendAsync(unit, c, people, ct);
    }

    private static async Task<List<Owner>> OwnersAsync(Unit unit, Case c, WorkItem? decided, AssigneeRule rule, CancellationToken ct)
    {
        var assignees = new Assignees(unit, c);
        try
        {
            return rule.IsGroup
                ? [.. (await assignees.ResolveGroupAsync(rule, null, ct)).Select(o => o.Owner)]
                : [await assignees.ResolveAsync(rule, decided, ct)];
        }
        catch (InvalidInputException e)
        {
            throw new WorkflowStepException($"无人可通知：{Assignees.Why(e)}");
        }
    }

    /// <summary>The owners, and those who stand in today for all they do: a notice belongs to no step.</summary>
    private async Task<IReadOnlyList<StaffMember>> PeopleAsync(Unit unit, List<Owner> owners, CancellationToken ct)
    {
        var staff = await queries.StaffAsync(
            [.. owners.Select(o => o.BureauId).Distinct()], [.. owners.Select(o => o.UserId).OfType<Guid>()], unit.Today, ct);
        return [.. owners.SelectMany(staff.WithSubstitutes).Distinct()];
    }

    private static string Heading(SystemStepRequest request) => request.Message switch
    {
        MessageNames.OpinionsReady => "会办意见已齐",
        MessageNames.OpinionsOverdue => "会办意见逾期",
        MessageNames.ExtensionApproved => "延期已批准",
        MessageNames.ExtensionRefused => "延期未批准",
        MessageNames.WithdrawalApproved => "撤回已批准",
        MessageNames.WithdrawalRefused => "撤回未批准",
        MessageNames.FeedbackMissing => "代表未反馈",
        _ => request.Title,
    };

    /// <summary>Opinions that come after the draft was submitted can no longer be taken up without its coming back.</summary>
    private static async Task<string> WordsAsync(Unit unit, Case c, SystemStepRequest request, CancellationToken ct) =>
        request.Message == MessageNames.OpinionsReady && await unit.Db.DraftVersions.AnyAsync(v => v.CaseId == c.Id, ct)
            ? "会办单位的意见已经收齐，在您提交复函之后。复函已送审核，审核人看得到这些意见；需要采用的，请联系审核人退回修改。"
            : Words(request, c);

    private static string Words(SystemStepRequest request, Case c) => request.Message switch
    {
        MessageNames.OpinionsReady => "会办单位的意见已经收齐，起草复函时可以采用。",
        MessageNames.OpinionsOverdue => "会办单位的意见逾期还没有收齐，请联系会办单位。",
        MessageNames.ExtensionApproved => $"延期申请已经批准，办复期限为{c.Due.On:yyyy年M月d日}。",
        MessageNames.ExtensionRefused => $"延期申请没有批准，请在{c.Due.On:yyyy年M月d日}前办复。",
        MessageNames.WithdrawalApproved => "撤回申请已经批准，办理终止。",
        MessageNames.WithdrawalRefused => "撤回申请没有批准，建议继续办理。",
        MessageNames.FeedbackMissing => "代表没有在期限内反馈，按未反馈处理。",
        _ => $"{request.Title}。",
    };
}
