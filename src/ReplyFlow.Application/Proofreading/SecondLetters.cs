using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>Reads what a second letter answers.</summary>
internal static class SecondLetters
{
    /// <summary>What the deputies said last who were not content with the letter they had; null for a first letter, or where nobody was.</summary>
    public static async Task<SecondLetter?> SecondLetterAsync(this ReplyFlowDb db, Case c, CancellationToken ct)
    {
        if (c.RepliedOn is null)
            return null;
        var said = await (from f in db.Feedback.Heard()
                          join l in db.Letters on f.LetterId equals l.Id
                          join d in db.Deputies on f.DeputyId equals d.Id
                          where f.CaseId == c.Id && f.VoidedAt == null && (f.Level == FeedbackLevel.Dissatisfied || f.AsksAgain)
                              && !db.Letters.Any(n => n.CaseId == c.Id && n.IssuedAt > l.IssuedAt
                                  && db.Outbox.Any(m => m.LetterId == n.Id && m.DeputyId == f.DeputyId))
                          orderby f.At descending, f.Id descending
                          select new { f.DeputyId, d.Name, f.Words, f.LetterId, Number = l.DocumentNumber!.Text, l.LetterJson }).ToListAsync(ct);
        return said.Count == 0 ? null : new SecondLetter(
            [.. said.DistinctBy(s => s.LetterId).Select(s => new FormerLetter(s.Number, StoredLetter.Of(s.LetterJson).Body))],
            [.. said.DistinctBy(s => s.DeputyId).Select(s => new DeputyOpinion(s.Name, s.Words))]);
    }
}
