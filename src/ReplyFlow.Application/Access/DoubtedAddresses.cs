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

    /// <summary>
    /// Reads the times from what was decided, the earliest first. A confirmed address is in doubt again where somebody else than 代联工委 sends there
    /// anew; rejected after it was confirmed, and not in doubt again, it never was the deputy's.
    /// </summary>
    public static IReadOnlyList<AddressDoubt> Of(IEnumerable<(EvidenceKind Kind, DateTimeOffset At)> decided)
    {
        var doubts = new List<AddressDoubt>();
        foreach (var (kind, at) in decided)
        {
            var waits = doubts is [.., { Waits: true }];
            if (kind == EvidenceKind.AddressChanged)
            {
                if (!waits)
                    doubts.Add(new(at, DateTimeOffset.MaxValue, false));
            }
            else if (waits)
                doubts[^1] = doubts[^1] with { Until = at, IsRejected = kind == EvidenceKind.AddressRejected };
            else if (kind == EvidenceKind.AddressRejected && doubts.Count == 0)
                // 代联工委 replaced it in the register as wrong although nobody had doubted it: it never was the deputy's.
                doubts.Add(new(DateTimeOffset.MinValue, at, true));
            else if (kind == EvidenceKind.AddressRejected)
                for (var i = 0; i < doubts.Count; i++)
                    if (!doubts[i].IsRejected)
                        doubts[i] = doubts[i] with { Until = i + 1 < doubts.Count ? doubts[i + 1].From : at, IsRejected = true };
        }
        return doubts;
    }
}

/// <summary>Addresses that somebody else than 代联工委 changed, by deputy and address.</summary>
/// <param name="Decided">What was decided about them, the earliest first.</param>
internal sealed record DoubtedAddresses(IReadOnlyDictionary<(Guid DeputyId, string Address), IReadOnlyList<DeliveryEvidence>> Decided)
{
    /// <summary>Reads them from what was decided, in any order.</summary>
    public static DoubtedAddresses Of(IEnumerable<(Guid DeputyId, DeliveryEvidence Evidence)> decided) => new(decided
        .GroupBy(d => (d.DeputyId, d.Evidence.Address)).ToDictionary(
            g => g.Key, g => (IReadOnlyList<DeliveryEvidence>)[.. g.Select(d => d.Evidence).OrderBy(e => e.At).ThenBy(e => e.Id)]));

    /// <summary>When whose they are was not known.</summary>
    public IReadOnlyDictionary<(Guid DeputyId, string Address), IReadOnlyList<AddressDoubt>> Doubts { get; } =
        Decided.ToDictionary(d => d.Key, d => AddressDoubt.Of(d.Value.Select(e => (e.Kind, e.At))));

    /// <summary>How one that waits was changed last.</summary>
    public DeliveryEvidence Changed((Guid DeputyId, string Address) key) => Decided[key].Where(e => e.Kind == EvidenceKind.AddressChanged).MaxBy(e => e.Id)!;

    /// <summary>Those about which a decision is waited for.</summary>
    public IEnumerable<(Guid DeputyId, string Address)> Waiting => Doubts.Where(d => d.Value.Any(x => x.Waits)).Select(d => d.Key);

    /// <summary>Whether nothing was ever decided about an address, nor had to be.</summary>
    public bool IsUndoubted(Guid deputyId, string address) => !Doubts.ContainsKey((deputyId, address));

    /// <summary>Whether one may be rejected: it waits, or it was confirmed and that was a mistake.</summary>
    public bool MayReject(Guid deputyId, string address) => Doubts.GetValueOrDefault((deputyId, address))?.Any(d => !d.IsRejected) == true;

    /// <summary>
    /// Whether a link would be of an address that is rejected now: all where nobody had doubted it; while it waits what was sent in that doubt; else
    /// all since the first.
    /// </summary>
    public bool WouldReject(DeputyLink link) => IsUndoubted(link.DeputyId, link.Address) || (Waiting.Contains((link.DeputyId, link.Address)) ? Hold(link)
        : Doubts.GetValueOrDefault((link.DeputyId, link.Address)) is [var first, ..] && first.From <= link.IssuedAt && !Reject(link));

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
