using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>What 代联工委 has to ask deputies about, beside the steps of the process.</summary>
/// <param name="Addresses">待确认的邮箱.</param>
/// <param name="Conflicts">有冲突的答复.</param>
/// <param name="Stopped">Deputies whose links the bureau ended.</param>
public sealed record LiaisonTasks(IReadOnlyList<WaitingAddress> Addresses, IReadOnlyList<ConflictRow> Conflicts, IReadOnlyList<StoppedLinks> Stopped)
{
    /// <summary>How many there are: the counter counts what the list shows.</summary>
    public int Count => Addresses.Count + Conflicts.Count + Stopped.Count;
}

/// <summary>Reads it, for the counter and for the list.</summary>
public sealed class LiaisonTaskQueries(
    ReplyFlowDb db, AddressQueries addresses, ConflictQueries conflicts, StoppedLinksQueries stopped, TimeProvider time)
{
    private const int DaysShown = 30;

    private LiaisonTasks? _read;

    /// <summary>Reads it once a request.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<LiaisonTasks> ReadAsync(Actor actor, CancellationToken ct)
    {
        if (_read is not null)
            return _read;
        actor.Demand(Roles.Liaison);
        var doubted = await db.DoubtedAddressesAsync(null, ct);
        return _read = new(
            await addresses.WaitingAsync(doubted, ct), await conflicts.OpenAsync(doubted, ct),
            await stopped.ListAsync(actor, time.GetUtcNow().AddDays(-DaysShown), ct));
    }
}
