using System.Text.Json;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>
/// Reads an IMAP mailbox from where it was left, one mail after another. What is kept is marked as read there; what is about nothing of ours
/// stays unread for people. Nothing is moved or deleted.
/// </summary>
public sealed class ReturnsMailbox(ReturnsOptions options, ReturnIntake intake, IServiceScopeFactory scopes, ILogger<ReturnsMailbox> log)
{
    /// <summary>After so many mails the place is written down: after a kill no more are looked at twice, and none is kept twice.</summary>
    private const int Batch = 25;

    private const int Tries = 5;

    /// <summary>RFC 2177: an IDLE is renewed before half an hour is over.</summary>
    private static readonly TimeSpan MostIdle = TimeSpan.FromMinutes(9);

    private readonly LogIn<ImapClient> _logIn = new(options.Server);
    private (uint Uid, int Times) _failing;

    /// <summary>Server, account and folder.</summary>
    public string Name => $"{options.UserName}@{options.Host}:{options.Port}/{options.Mailbox}";

    /// <summary>Reads what is new. Where the server offers IDLE it goes on with what comes in, until cancelled.</summary>
    /// <param name="stay">Whether to wait for more.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="looked">Called whenever all that was there is read.</param>
    /// <returns>Mails that were kept.</returns>
    public async Task<int> ReadAsync(bool stay, CancellationToken ct, Func<Task>? looked = null)
    {
        using var client = await _logIn.ConnectAsync(ct);
        var mailbox = await client.GetFolderAsync(options.Mailbox, ct);
        await mailbox.OpenAsync(FolderAccess.ReadWrite, ct);
        var kept = 0;
        while (true)
        {
            var count = mailbox.Count;
            kept += await ReadNewAsync(mailbox, ct);
            if (looked is not null)
                await looked();
            if (!stay || !client.Capabilities.HasFlag(ImapCapabilities.Idle))
                break;
            // The server has told already of what came in while the others were read, and does not tell again.
            if (mailbox.Count == count)
                await IdleAsync(client, mailbox, ct);
        }
        await client.DisconnectAsync(quit: true, ct);
        return kept;
    }

    private static async Task IdleAsync(ImapClient client, IMailFolder mailbox, CancellationToken ct)
    {
        using var done = new CancellationTokenSource(MostIdle);
        void Wake(object? sender, EventArgs e) => done.Cancel();
        mailbox.CountChanged += Wake;
        try
        {
            await client.IdleAsync(done.Token, ct);
        }
        finally
        {
            mailbox.CountChanged -= Wake;
        }
    }

    private async Task<int> ReadNewAsync(IMailFolder mailbox, CancellationToken ct)
    {
        var place = await PlaceAsync(mailbox.UidValidity, ct);
        // The range "n:*" always holds the last mail, however low its number is.
        var uids = (await mailbox.SearchAsync(SearchQuery.Uids(new UniqueIdRange(new UniqueId(place.LastUid + 1), UniqueId.MaxValue)), ct))
            .Where(u => u.Id > place.LastUid).Order().ToList();
        var (kept, last) = (0, place.LastUid);
        try
        {
            foreach (var uid in uids)
            {
                if (await TakeAsync(mailbox, uid, ct))
                    kept++;
                last = uid.Id;
                if (last % Batch == 0)
                    await WriteAsync(place = place with { LastUid = last }, ct);
            }
        }
        finally
        {
            if (last != place.LastUid)
                await WriteAsync(place with { LastUid = last }, CancellationToken.None);
        }
        return kept;
    }

    private async Task<bool> TakeAsync(IMailFolder mailbox, UniqueId uid, CancellationToken ct)
    {
        try
        {
            await using var mail = await mailbox.GetStreamAsync(uid, 0, ReturnReader.MaxBytes, ct);
            if (!await KeepAsync(mail, uid.Id, ct))
                return false;
            if (mailbox.Access == FolderAccess.ReadWrite)
                await mailbox.AddFlagsAsync(uid, MessageFlags.Seen, silent: true, ct);
            return true;
        }
        catch (MessageNotFoundException)
        {
            log.LogInformation("{Mailbox} {Uid} was taken away while it was read", Name, uid);
            return false;
        }
    }

    /// <summary>A mail that cannot be kept holds the others up for some rounds, in which the database may come back, and not for ever.</summary>
    private async Task<bool> KeepAsync(Stream mail, uint uid, CancellationToken ct)
    {
        try
        {
            return await intake.TakeAsync(mail, $"{Name} {uid}", ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && (_failing = _failing.Uid == uid ? (uid, _failing.Times + 1) : (uid, 1)).Times >= Tries)
        {
            log.LogError(e, "{Mailbox} {Uid} could not be kept in {Tries} rounds and is left unread", Name, uid, Tries);
            return false;
        }
    }

    private async Task<MailboxPlace> PlaceAsync(uint validity, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var place = await scope.ServiceProvider.GetRequiredService<ReplyFlowDb>().Settings.ReadAsync<MailboxPlace>(MailboxPlace.SettingName, ct);
        return place is not null && place.Mailbox == Name && place.Validity == validity ? place : new MailboxPlace(Name, validity, 0);
    }

    private async Task WriteAsync(MailboxPlace place, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(null, unit =>
            unit.Db.Settings.SetAsync(MailboxPlace.SettingName, JsonSerializer.Serialize(place, StoredJson.Options), ct), ct);
    }
}
