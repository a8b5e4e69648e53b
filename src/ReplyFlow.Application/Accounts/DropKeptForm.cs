using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Forgets a kept form once it was sent, so that it is sent once.</summary>
public sealed class DropKeptForm(UnitRunner units)
{
    /// <summary>Forgets it; nothing where it is not there, or another person's.</summary>
    public Task RunAsync(Guid personId, Guid id, CancellationToken ct) => units.RunAsync(null,
        unit => unit.Db.KeptForms.Where(f => f.Id == id && f.PersonId == personId).ExecuteDeleteAsync(ct), ct);
}
