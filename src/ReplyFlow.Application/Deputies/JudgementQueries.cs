using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Deputies;

/// <summary>Reads what letters ask their deputies.</summary>
public sealed class JudgementQueries(ReplyFlowDb db, LetterRenderer renderer)
{
    /// <summary>The judgements that each of a case's letters asks for.</summary>
    public async Task<IReadOnlyDictionary<Guid, Judgements>> OfCaseAsync(Guid caseId, CancellationToken ct) =>
        (await db.Letters.Where(l => l.CaseId == caseId).Select(l => new { l.Id, l.Template, l.LetterJson }).ToListAsync(ct))
            .ToDictionary(l => l.Id, l => Judgements.Of(renderer.AskedForm(l.Template, l.LetterJson)));
}
