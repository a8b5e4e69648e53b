using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Finds what asked a deputy about a letter.</summary>
internal static class AskedDeputies
{
    /// <summary>The items that asked one deputy about a letter, the earliest first.</summary>
    public static IQueryable<WorkItem> AnswerItems(this ReplyFlowDb db, Guid caseId, Guid deputyId, DateTimeOffset issuedAt)
    {
        var participant = deputyId.ToString("N");
        return db.WorkItems.Where(w => w.CaseId == caseId && w.Kind == StepKinds.Feedback && w.Participant == participant && w.OpenedAt >= issuedAt)
            .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id);
    }
}
