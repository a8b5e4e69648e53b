using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Tests.Policies;

/// <summary>Short ways to fill the policy library of a world.</summary>
internal static class Shelf
{
    public const string Old = "示例市路灯管理办法\n\n示政规〔2018〕5号\n示例市人民政府\n2018年3月1日\n第一条 为了照明，制定本办法。\n";

    public const string New = "示例市人民政府文件\n\n示政规〔2025〕2号\n示例市路灯管理规定\n\n第一条 为了照明，制定本规定。\n第二条 本规定自2025年3月1日起施行。《示例市路灯管理办法》同时废止。\n"
        + "第三条 由示例市城市管理局解释。\n示例市人民政府\n2025年2月1日\n";

    /// <summary>Hands in a text as a file.</summary>
    public static async Task<IReadOnlyList<AddedPolicy>> AddAsync(
        this World world, string? user, bool own, params (string Name, byte[] Content)[] files)
    {
        var actor = user is null ? null : await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<AddPolicies>().RunAsync(
            actor, own ? actor!.BureauId : null, null, [.. files.Select(f => new AttachmentUpload(f.Name, new MemoryStream(f.Content)))], "", default));
    }

    /// <summary>Hands in a text and confirms what was recognised, as somebody or at the command line.</summary>
    public static async Task<Guid> ConfirmedAsync(this World world, string text, string? user = null, bool own = false, Func<PolicyFacts, PolicyFacts>? corrected = null)
    {
        var added = (await world.AddAsync(user, own, ("文件.txt", Encoding.UTF8.GetBytes(text)))).Single();
        Assert.Equal("", added.Twin);
        return await world.ConfirmAsync(user, added.DraftId!.Value, (corrected ?? (f => f))(added.Recognised.Facts), []);
    }

    /// <summary>Confirms what waits.</summary>
    public static async Task<Guid> ConfirmAsync(this World world, string? user, Guid draft, PolicyFacts facts, IReadOnlyList<Guid> repeals)
    {
        var actor = user is null ? null : await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<ConfirmPolicy>().RunAsync(actor, draft, PolicyInput.Of(facts), repeals, "", default));
    }

    /// <summary>A document as somebody reads it.</summary>
    public static async Task<PolicyPage> ReadAsync(this World world, string user, Guid id)
    {
        var actor = await world.Actor(user);
        return await world.InScope(s => s.GetRequiredService<PolicyQueries>().DocumentAsync(actor, id, null, default));
    }
}
