using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Administration;

/// <summary>Deputies' links are what was issued, and live, are dead, opened and confirmed as the trail says. Whoever has a link is the deputy.</summary>
internal static class LinkVerification
{
    /// <summary>Finds what was planted, changed, woken or taken away.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, DeputyFacts facts, CancellationToken ct)
    {
        var found = new List<(string, string)>();
        var numbers = await db.Letters.Select(l => new { l.Id, l.DocumentNumber!.Text }).ToDictionaryAsync(l => l.Id, l => l.Text, ct);
        var titles = await db.Notices.Select(n => new { n.Id, n.Title }).ToDictionaryAsync(n => n.Id, n => n.Title, ct);
        Check(await db.PersonalLinks.AsNoTracking().ToListAsync(ct), facts.Issued, numbers);
        Check(await db.NoticeLinks.AsNoTracking().ToListAsync(ct), facts.IssuedOfNotices, titles);
        return found;

        void Check(IReadOnlyList<DeputyLink> links, Dictionary<Guid, string> issued, Dictionary<Guid, string> papers)
        {
            foreach (var link in links)
                if (Fault(link, issued, facts) is { } fault)
                    found.Add((papers.GetValueOrDefault(link.PaperId, ""), $"个人链接 {link.Id} {fault}"));
            foreach (var id in issued.Keys.Except(links.Select(l => l.Id)))
                found.Add(("", $"经过中记录了个人链接 {id} 的生成，链接却不在了"));
        }
    }

    private static string? Fault(DeputyLink link, Dictionary<Guid, string> issued, DeputyFacts facts) =>
        !issued.TryGetValue(link.Id, out var sha256) ? "在经过中没有生成的记录"
        : facts.Unhashed.Contains(link.Id) ? "在经过中的记录没有校验值，那时的记录都有"
        : sha256.Length > 0 && sha256 != link.Sha256() ? "与生成时记录的校验值不符"
        : facts.Ended.Contains(link.Id) && link.RevokedAt is null ? "在经过中已经停用或更换，却还能打开"
        : link.ReplacedById is { } other && !facts.Ended.Contains(link.Id) && !facts.Silent.Contains(other) ? "记为已经更换，经过中没有记录"
        : link.RevokedAt is not null && link.ReplacedById is null && !facts.Ended.Contains(link.Id) ? "记为已经停用，经过中没有记录"
        : link.ConfirmedAt is not null != facts.Confirmed.Contains(link.Id) ? "确认收到的情况与经过不符"
        : link.OpenedAt is not null != (facts.Opened.Contains(link.Id) || facts.Confirmed.Contains(link.Id)) ? "打开的情况与经过不符" : null;
}
