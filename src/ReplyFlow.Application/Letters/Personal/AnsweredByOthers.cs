using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>作废 answers: that somebody else answered in a deputy's name is told to the deputy, in the mail and on the personal page.</summary>
internal static class AnsweredByOthers
{
    private const string OfTheSecond =
        "复函里说的“您反馈的意见”，是那份作废的答复里写的，不是您的意见；您对这份复函不满意的，仍然可以要求再次办理。";

    /// <summary>What a deputy is told who reads a letter; empty where nobody answered in their name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="letterId">The letter that they read.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<string> WordsAsync(ReplyFlowDb db, Guid caseId, Guid letterId, Guid deputyId, CancellationToken ct)
    {
        var given = await db.Feedback.AsNoTracking().Where(f => f.CaseId == caseId && f.DeputyId == deputyId)
            .Join(db.Letters, f => f.LetterId, l => l.Id, (f, l) => new Given(f, l.DocumentNumber!.Text, l.IssuedAt)).ToListAsync(ct);
        var others = given.Where(g => g.Answer.VoidedAt is not null).OrderBy(g => g.Answer.At).ToList();
        if (others.Count == 0)
            return "";
        var told = string.Concat(others.DistinctBy(g => (g.Answer.LetterId, BeijingTime.DateOf(g.Answer.At), g.Answer.Way)).Select(
            g => $"{DayText.Long(BeijingTime.DateOf(g.Answer.At))}，{By(g.Answer)}{g.Letter}{(g.Answer.IsOwn ? "" : "的答复")}。"));
        var liaison = (await db.LiaisonContactAsync(ct)).Words;
        var own = given.Exists(g => g.Answer is { IsOwn: true, Counts: true } && g.Answer.LetterId == letterId) ? "计入的是您自己的答复" : "请以您自己的名义答复";
        return $"{told}{liaison}已经核实，那不是您本人作的答复，已经作废，不计入。{own}；有疑问请打电话给人大代表工作机构。"
            + (RestsOnThemAlone(given, await db.Letters.Where(l => l.Id == letterId).Select(l => l.IssuedAt).FirstAsync(ct)) ? OfTheSecond : "");
    }

    /// <summary>Whether a letter is a second one that the deputy never asked for: what they were not content with somebody else wrote.</summary>
    private static bool RestsOnThemAlone(IEnumerable<Given> given, DateTimeOffset issuedAt)
    {
        var discontent = given.Where(g => g.IssuedAt < issuedAt && (g.Answer.Level == FeedbackLevel.Dissatisfied || g.Answer.AsksAgain)).ToList();
        return discontent.Count > 0 && discontent.TrueForAll(g => g.Answer.VoidedAt is not null);
    }

    private static string By(Feedback answer) => answer.Way switch
    {
        FeedbackWay.Link => "有人用发到另一个邮箱的链接，以您的名义答复了",
        FeedbackWay.PaperLink => "有人用纸质件上的网址，以您的名义答复了",
        _ => $"{answer.EnteredBy}登记了（代录）您对",
    };

    private sealed record Given(Feedback Answer, string Letter, DateTimeOffset IssuedAt);
}
