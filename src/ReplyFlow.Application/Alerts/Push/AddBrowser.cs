using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Alerts.Push;

/// <summary>A person's browser takes pushed messages from here on, or no longer.</summary>
public sealed class AddBrowser(UnitRunner units, Sealed secrets, AlertOptions options)
{
    /// <summary>Most browsers of one person.</summary>
    public const int MostBrowsers = 10;

    private const int MaxName = 60;
    private const int KeyBytes = 65;
    private const int SecretBytes = 16;

    /// <summary>Adds it; the same browser anew takes its former place, also from somebody else who used it.</summary>
    /// <exception cref="InvalidInputException">It is no such browser, its push service is unknown, or there are too many.</exception>
    public Task RunAsync(Actor actor, BrowserInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        if (!options.Push)
            throw new InvalidInputException("", "本系统没有开通浏览器提醒。");
        if (!PushAddress.IsKnown(input.Endpoint, options))
            throw new InvalidInputException("", "这个浏览器用的推送服务不在允许的名单里，不能在这里提醒。");
        if (!IsOf(input.PublicKey, KeyBytes) || !IsOf(input.Secret, SecretBytes))
            throw new InvalidInputException("", "浏览器给的密钥读不出来，请刷新页面后再试一次。");
        await unit.Db.LockAsync(LockSubject.Alerts, ct);
        var hash = PushBrowser.HashOf(input.Endpoint);
        await unit.Db.PushBrowsers.Where(b => b.EndpointSha256 == hash).ExecuteDeleteAsync(ct);
        if (await unit.Db.PushBrowsers.CountAsync(b => b.PersonId == actor.UserId, ct) >= MostBrowsers)
            throw new InvalidInputException("", $"最多登记 {MostBrowsers} 个浏览器，请先移除不用的。");
        unit.Db.PushBrowsers.Add(new PushBrowser
        {
            PersonId = actor.UserId,
            Endpoint = input.Endpoint,
            EndpointSha256 = hash,
            PublicKey = input.PublicKey,
            SealedSecret = secrets.Seal(input.Secret),
            Name = OutsideText.Clean(input.Name, oneLine: true, MaxName) is { Length: > 0 } name ? name : "浏览器",
            AddedAt = unit.Now,
        });
        var choice = await unit.Db.AlertChoices.FindAsync([actor.UserId], ct)
            ?? unit.Db.AlertChoices.Add(new AlertChoice { PersonId = actor.UserId }).Entity;
        choice.TellBy(choice.ByWebhook, choice.ExternalId, push: true, unit.Now);
    }, ct);

    private static bool IsOf(string text, int bytes) => Base64Url.IsValid(text, out var length) && length == bytes;

    /// <summary>Forgets one of the person's own; nothing where it is gone already.</summary>
    public Task RemoveAsync(Actor actor, Guid browserId, CancellationToken ct) => units.RunAsync(
        actor, unit => unit.Db.PushBrowsers.Where(b => b.Id == browserId && b.PersonId == actor.UserId).ExecuteDeleteAsync(ct), ct);
}

/// <summary>What a browser gives for being pushed to.</summary>
/// <param name="Endpoint">Where messages to it are sent.</param>
/// <param name="PublicKey">Its public key, base64url.</param>
/// <param name="Secret">Its secret, base64url.</param>
/// <param name="Name">Which browser it is.</param>
public sealed record BrowserInput(string Endpoint, string PublicKey, string Secret, string Name);
