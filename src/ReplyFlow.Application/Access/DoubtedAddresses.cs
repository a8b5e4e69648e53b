using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Access;

/// <summary>A time during which nobody knew whether an address is its deputy's.</summary>
/// <param name="From">UTC, when the bureau that is judged changed it.</param>
/// <param name="Until">UTC, when 代联工委 decided; the end of time where it has not.</param>
/// <param name="IsRejected">Whether it decided that the address is not the deputy's.</param>
internal sealed record AddressDoubt(DateTimeOffset From, DateTimeOffset Until, bool IsRejected)
{
    /// <summary>Whether a decision is waited for.</summary>
    public bool Waits => Until == DateTimeOffset.MaxValue;

    /// <summary>Reads the times from what was decided, the earliest first. A confirmed address stays confirmed.</summary>
    public static IReadOnlyList<AddressDoubt> Of(IEnumerable<(EvidenceKind Kind, DateTimeOffset At)> decided)
    {
        var (doubts, confirmed) = (new List<AddressDoubt>(), false);
        foreach (var (kind, at) in decided)
            if (kind == EvidenceKind.AddressChanged)
            {
                if (!confirmed && doubts is not [.., { Waits: true }])
                    doubts.Add(new(at, DateTimeOffset.MaxValue, false));
            }
            else
            {
                confirmed |= kind == EvidenceKind.AddressConfirmed;
                if (doubts is [.., { Waits: true } last])
                    doubts[^1] = last with { Until = at, IsRejected = kind == EvidenceKind.AddressRejected };
            }
        return doubts;
    }
}

/// <summary>Addresses that somebody else than 代联工委 changed, by deputy and address.</summary>
/// <param name="Doubts">When whose they are was not known.</param>
internal sealed record DoubtedAddresses(IReadOnlyDictionary<(Guid DeputyId, string Address), IReadOnlyList<AddressDoubt>> Doubts)
{
    /// <summary>Reads them from what was decided, in any order.</summary>
    public static DoubtedAddresses Of(IEnumerable<(Guid DeputyId, DeliveryEvidence Evidence)> decided) => new(decided
        .GroupBy(d => (d.DeputyId, d.Evidence.Address)).ToDictionary(
            g => g.Key, g => AddressDoubt.Of(g.Select(d => d.Evidence).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => (e.Kind, e.At)))));

    /// <summary>Those about which a decision is waited for.</summary>
    public IEnumerable<(Guid DeputyId, string Address)> Waiting => Doubts.Where(d => d.Value.Any(x => x.Waits)).Select(d => d.Key);

    /// <summary>
    /// Whether a link was sent to one that waits. What was sent there before anybody changed it stays the deputy's: else a change would take
    /// answers away.
    /// </summary>
    public bool Hold(DeputyLink link) => At(link.DeputyId, link.Address, link.IssuedAt) is { Waits: true };

    /// <summary>Whether a link was sent to one that 代联工委 rejected since: what was done by it the deputy did not do.</summary>
    public bool Reject(DeputyLink link) => Reject(link.DeputyId, link.Address, link.IssuedAt);

    /// <summary>The same of what was sent at an instant.</summary>
    public bool Reject(Guid deputyId, string address, DateTimeOffset sentAt) => At(deputyId, address, sentAt) is { IsRejected: true };

    /// <summary>Until when what came by a link was in doubt; null where it never was. The end of time where it still is.</summary>
    public DateTimeOffset? HeldUntil(DeputyLink link) => At(link.DeputyId, link.Address, link.IssuedAt)?.Until;

    /// <summary>The doubt in which something was sent; null where there was none.</summary>
    private AddressDoubt? At(Guid deputyId, string address, DateTimeOffset sentAt) =>
        Doubts.GetValueOrDefault((deputyId, address))?.LastOrDefault(d => d.From <= sentAt && sentAt < d.Until);
}
