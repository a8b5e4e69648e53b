using System.Text.Json;
using MailKit.Net.Imap;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Writes down how looking at a place of returned mail goes, for the administrator's pages.</summary>
public sealed class ReturnsJournal(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MaxWords = 300;

    /// <summary>Looks, and writes down what came of it. A failure is passed on.</summary>
    /// <param name="name">The value's name, see <see cref="ReturnsState"/>.</param>
    /// <param name="place">Where, without secrets.</param>
    /// <param name="look">Looks; calls what it is given whenever it has read all that was there.</param>
    /// <param name="ct">Cancels.</param>
    public async Task LookAsync(string name, string place, Func<Func<Task>, Task> look, CancellationToken ct)
    {
        try
        {
            await look(() => WriteAsync(name, place, "", ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await WriteAsync(name, place, OutsideText.Clean(Words(e), oneLine: true, MaxWords), ct);
            throw;
        }
    }

    private static string Words(Exception e) => e switch
    {
        ImapCommandException => $"邮件服务器拒绝了请求：{e.Message}",
        UnauthorizedAccessException => $"没有权限读取：{e.Message}",
        IOException when e is FileNotFoundException or DirectoryNotFoundException => $"找不到：{e.Message}",
        _ => MailFailures.Describe(e, connecting: true)?.Words ?? $"没有读成：{e.Message}",
    };

    private async Task WriteAsync(string name, string place, string problem, CancellationToken ct)
    {
        var state = new ReturnsState(place, time.GetUtcNow(), problem);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(null, unit =>
            unit.Db.Settings.SetAsync(name, JsonSerializer.Serialize(state, StoredJson.Options), ct), ct);
    }
}
