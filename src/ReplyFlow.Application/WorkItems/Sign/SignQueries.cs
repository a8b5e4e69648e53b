using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.WorkItems.Sign;

/// <summary>Reads what a signature will do, for whoever is about to give it.</summary>
public sealed class SignQueries(ReplyFlowDb db, TimeProvider time)
{
    /// <summary>Reads it. Nothing is reserved: the number is given by the signature.</summary>
    /// <param name="head">The case, as the signatory may see it.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<SignatureForecast> ForecastAsync(CaseHead head, CancellationToken ct)
    {
        var bureau = await db.Bureaus.AsNoTracking().FirstAsync(b => b.Id == head.LeadBureauId, ct);
        // Loaded as the signature will: a second letter goes only to those who were not content with the first.
        var c = await db.LoadCaseAsync(head.Id, ct);
        var deputies = head.RepliedOn is null ? head.Deputies : await AgainAsync(head, c, ct);
        var copies = await LetterComposer.CopiesAsync(db, head.Id, ct);
        return new SignatureForecast(
            await NumberAllocator.ForecastAsync(db, head.Id, bureau, time.Today().Year, ct),
            head.RepliedOn is null ? head.DeputyCount : deputies.Count,
            head.RepliedOn is null ? [] : [.. deputies.Select(d => d.Name)],
            [.. copies.Select(b => b.ShortName)],
            [
                .. deputies.Where(d => string.IsNullOrWhiteSpace(d.Email)).Select(d => $"{d.Name}代表"),
                .. copies.Where(b => !b.PaperOnly && string.IsNullOrWhiteSpace(b.Email)).Select(b => b.ShortName),
            ],
            [.. deputies.IntersectBy(await db.UnconfirmedAmongAsync([.. deputies.Select(d => d.DeputyId)], ct), d => d.DeputyId).Select(d => $"{d.Name}代表")],
            (await SignatureRecipients.ReadAsync(db, c, ct)).Text);
    }

    private async Task<IReadOnlyList<CaseDeputy>> AgainAsync(CaseHead head, Case c, CancellationToken ct)
    {
        var again = (await db.RecipientsAsync(c, ct)).Deputies;
        return [.. head.Deputies.Where(d => again.Contains(d.DeputyId))];
    }
}
