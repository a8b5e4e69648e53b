using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.Drafting;

/// <summary>Puts what is typed together with the letter's own attachments, which are stored beside it.</summary>
internal static class AnnexLoading
{
    /// <summary>A content that was typed, with the attachments of the stored draft.</summary>
    public static async Task<DraftContent> WithAnnexesAsync(this ReplyFlowDb db, Guid caseId, DraftContent content, CancellationToken ct) =>
        content with { Annexes = (await db.Drafts.Where(d => d.CaseId == caseId).Select(d => d.Content).FirstOrDefaultAsync(ct))?.Annexes };
}
