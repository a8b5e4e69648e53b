using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Deputies;

/// <summary>Tells people of answers that no item brings before them.</summary>
public sealed class AnswerNotice(ReminderQueries people)
{
    /// <summary>Tells the office and the drafter of an answer that came or changed when nobody waited for it.</summary>
    internal async Task TellAsync(Unit unit, Case c, Feedback answer, bool moved, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return;
        var told = await ToldAsync(unit, c, [new Owner(bureau, Roles.BureauOffice, null, null)], ct);
        var what = $"有代表的答复改为或新登记为“{AnswerWords.Of(answer.Level)}”{(answer.AsksAgain ? "，要求再次办理" : "")}";
        var next = moved ? "案件已按新的答复流转。" : c.ClosedAt is not null ? "案件已办结，没有变动。"
            : await IsInReviewAsync(unit, c, ct) ? "复函已经送审，此意见在送审之后收到；复函须改的，请审核人退回，经办人一并考虑代表的意见。"
            : "案件正在办理，请经办人一并考虑代表的意见。";
        await new StaffNotice(AnswerMessages.Changed, "代表的答复有变化", $"{what}。{next}", DeputyId: answer.DeputyId).SendAsync(unit, c, told, ct);
    }

    /// <summary>
    /// Tells the office, the drafter and the liaison body of a deputy who is not content with the second letter either: there is no third
    /// round, so that somebody must talk with them.
    /// </summary>
    internal async Task TellOfSecondAsync(Unit unit, Case c, Feedback answer, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return;
        var liaison = await new Assignees(unit, c).ResolveAsync(AssigneeRule.Parse($"role:{Roles.Liaison}"), null, ct);
        var told = await ToldAsync(unit, c, [new Owner(bureau, Roles.BureauOffice, null, null), liaison], ct);
        await new StaffNotice(
            AnswerMessages.Second, "代表对再次答复仍不满意", $"代表对再次答复的意见是“{AnswerWords.Of(answer.Level)}”{(answer.AsksAgain ? "，要求再次办理" : "")}。不再自动流转，办公室的待办里有“与代表联系沟通”。",
            DeputyId: answer.DeputyId).SendAsync(unit, c, told, ct);
    }

    /// <summary>Tells the office, the drafter and the liaison body of an answer that is void, and what becomes of the case.</summary>
    internal async Task TellOfVoidAsync(Unit unit, Case c, Feedback answer, string next, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return;
        var liaison = await new Assignees(unit, c).ResolveAsync(AssigneeRule.Parse($"role:{Roles.Liaison}"), null, ct);
        var told = await ToldAsync(unit, c, [new Owner(bureau, Roles.BureauOffice, null, null), liaison], ct);
        await new StaffNotice(
            AnswerMessages.Void, "代表的答复作废",
            $"代联工委核实，有一份“{AnswerWords.Of(answer.Level)}”的答复{answer.Way switch
            {
                FeedbackWay.Link => "所用的邮箱不是代表的，这份答复作废，不再计入。复函重发到代表名册里的邮箱。",
                FeedbackWay.PaperLink => "（经纸质链接）不是代表本人作的，这份答复作废，不再计入。",
                _ => "（代录）不是代表的意思，这份答复作废，不再计入。",
            }}{next}", DeputyId: answer.DeputyId)
            .SendAsync(unit, c, told, ct);
    }

    /// <summary>Tells the liaison body of an answer that does not count because another one stands.</summary>
    internal async Task TellOfConflictAsync(Unit unit, Case c, Feedback answer, bool isUnconfirmed, CancellationToken ct)
    {
        var liaison = await new Assignees(unit, c).ResolveAsync(AssigneeRule.Parse($"role:{Roles.Liaison}"), null, ct);
        var way = isUnconfirmed ? AnswerWords.UnconfirmedWay : AnswerWords.Of(answer.Way);
        await new StaffNotice(
            AnswerMessages.Conflict, "代表的两份答复不一致",
            $"又收到一份“{AnswerWords.Of(answer.Level)}”的答复（{way}），已经有另一份答复，这一份先不计入。请同代表核实以哪一份为准，案件页面写明怎么处理。",
            DeputyId: answer.DeputyId).SendAsync(unit, c, await ToldAsync(unit, c, [liaison], ct, withDrafter: false), ct);
    }

    /// <summary>Whether the letter has left its drafter.</summary>
    private static Task<bool> IsInReviewAsync(Unit unit, Case c, CancellationToken ct) => unit.Db.WorkItems.AnyAsync(
        w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && (w.Kind == StepKinds.Review || w.Kind == StepKinds.Sign), ct);

    private async Task<IReadOnlyList<StaffMember>> ToldAsync(Unit unit, Case c, IReadOnlyList<Owner> owners, CancellationToken ct, bool withDrafter = true)
    {
        var staff = await people.StaffAsync([.. owners.Select(o => o.BureauId).Distinct()], [], unit.Today, ct);
        var drafter = withDrafter && c.DrafterId is { } id && staff.Find(id) is { } person ? new[] { person } : [];
        return [.. owners.SelectMany(staff.WithSubstitutes).Concat(drafter).Distinct()];
    }
}
