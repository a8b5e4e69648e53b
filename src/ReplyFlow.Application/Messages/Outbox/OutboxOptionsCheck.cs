using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Whether the settings of section <c>Outbox</c> can work.</summary>
public sealed class OutboxOptionsCheck : IValidateOptions<OutboxOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        (string Name, int Value, int Most)[] all =
        [
            ("MaxAttempts", options.MaxAttempts, 100), ("Lanes", options.Lanes, 32), ("PollSeconds", options.PollSeconds, 3_600),
        ];
        var faults = all.Where(o => o.Value < 1 || o.Value > o.Most).Select(o => SettingFault.Of($"Outbox:{o.Name}", o.Value, $" 1 至 {o.Most} 的整数")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
