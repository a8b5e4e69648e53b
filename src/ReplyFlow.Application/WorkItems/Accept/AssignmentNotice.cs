using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Application.WorkItems.Accept;

/// <summary>
/// 承办告知: tells the deputies which bureau has their suggestion, once it has accepted it. A mail alone: it must never keep a bureau from
/// accepting. The installation chooses whether it is sent (<see cref="SettingName"/>).
/// </summary>
public static class AssignmentNotice
{
    /// <summary>The installation's value; any text says yes.</summary>
    public const string SettingName = "assignment-notice";

    /// <summary>Queues it, where that is wanted and was not done since the case was given to the bureau.</summary>
    internal static async Task SendAsync(Unit unit, Case c, CancellationToken ct)
    {
        if (await unit.Db.Settings.ReadAsync(SettingName, ct) is null
            || await unit.Db.Notices.AnyAsync(
                n => n.CaseId == c.Id && n.Kind == NoticeKind.Assigned && n.BureauId == c.LeadBureauId && n.On >= c.AssignedOn, ct))
            return;
        var (suggestion, bureau) = (c.Suggestion!, c.LeadBureau!);
        var by = c.Due.On is { } due ? $"，将在{DayText.Long(due)}前书面答复您" : "";
        var words = $"已交由{bureau.Name}主办。{bureau.Name}已经签收{by}。办理中会与您联系，听取您的意见。";
        var letter = await NoticeLetters.WriteAsync(unit.Db, c, unit.Today, "", $"关于{suggestion.Session!.Name}第{suggestion.Number}号建议承办情况的告知",
            $"您提出的《{suggestion.Title}》（第{suggestion.Number}号）{words}", [.. LetterComposer.Deputies(c).Select(d => $"{d}代表")], ct);
        await NoticeDelivery.SendAsync(unit, c, NoticeKind.Assigned, letter, null, null, words, ct);
    }
}
