using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Reminders;

/// <summary>A reminder that a person has not been told of by a digest yet.</summary>
internal sealed record DigestLine
{
    public required Guid PersonId { get; init; }

    /// <summary>The due date the reminder was about.</summary>
    public required DateOnly DueOn { get; init; }

    public required Guid WorkItemId { get; init; }

    public required Guid CaseId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The lines of some people, the most pressing first.</summary>
    public static Task<List<DigestLine>> ListAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> people, CancellationToken ct) => (
        from r in db.ReminderRecipients.AsNoTracking()
        where r.DigestId == null && people.Contains(r.PersonId)
        join n in db.Reminders on r.ReminderId equals n.Id
        join c in db.Cases on n.CaseId equals c.Id
        orderby n.DueOn, c.Suggestion!.NumberValue, n.SentAt, n.Id
        select new DigestLine
        {
            PersonId = r.PersonId,
            DueOn = n.DueOn,
            WorkItemId = n.WorkItemId,
            CaseId = n.CaseId,
            Number = c.Suggestion!.Number,
            Title = c.Suggestion.Title,
        }).ToListAsync(ct);
}
