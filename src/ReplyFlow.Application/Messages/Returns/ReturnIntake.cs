using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Takes in one mail after another, each in a transaction of its own.</summary>
public sealed class ReturnIntake(IServiceScopeFactory scopes, ILogger<ReturnIntake> log)
{
    /// <summary>Takes it in.</summary>
    /// <param name="mail">The mail's bytes; not more than the first part of them is read.</param>
    /// <param name="place">Where it lies, for the log.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether it is kept; else it is for people to look at where it lies.</returns>
    public async Task<bool> TakeAsync(Stream mail, string place, CancellationToken ct)
    {
        place = OutsideText.Clean(place, oneLine: true, max: 200);
        if (await ReturnReader.ReadAsync(mail, ct) is not { } read)
        {
            log.LogWarning("{Place} cannot be read as a mail and is left alone", place);
            return false;
        }
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<RecordReturn>().RunAsync(read, ct))
            return true;
        log.LogInformation("{Place} is about no message of this installation and is left alone", place);
        return false;
    }
}
