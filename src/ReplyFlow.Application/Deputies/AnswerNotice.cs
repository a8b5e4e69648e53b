using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>Tells the office and the drafter of an answer that came or changed when nobody waited for it.</summary>
public sealed class AnswerNotice(ReminderQueries people)
{
    private const string Message = "answerChanged";

    /// <summary>Queues the mails and writes down who was told.</summary>
    internal async Task TellAsync(Unit unit, Case c, Feedback answer, bool moved, CancellationToken ct)
    {
        if (c.LeadBureauId is not { } bureau)
            return;
        var staff = await people.StaffAsync([bureau], [], unit.Today, ct);
        List<StaffMember> told =
        [
            .. staff.WithSubstitutes(new Owner(bureau, Roles.BureauOffice, null, null)),
            .. c.DrafterId is { } drafter && staff.Find(drafter) is { } person ? new[] { person } : [],
        ];
        var what = $"有代表的答复改为或新登记为“{AnswerWords.Of(answer.Level)}”{(answer.AsksAgain ? "，要求再次办理" : "")}";
        var next = moved ? "案件已按新的答复流转。" : c.ClosedAt is null ? "案件正在办理，请经办人一并考虑代表的意见。" : "案件已办结，没有变动。";
        await new StaffNotice(Message, "代表的答复有变化", $"{what}。{next}").SendAsync(unit, c, [.. told.Distinct()], ct);
    }
}
