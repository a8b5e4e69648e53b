using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Core;

/// <summary>How a setting that cannot work is told: one line with its name, its value and what is expected.</summary>
public static class SettingFault
{
    private const int MaxValue = 200;

    /// <param name="name">Its name in the configuration, for example <c>Mail:Port</c>.</param>
    /// <param name="value">Its value; null for one that may hold a secret and is not shown.</param>
    /// <param name="expected">To go on after “应为”, in Chinese without a full stop.</param>
    public static string Of(string name, object? value, string expected) => value is null
        ? $"{name} 的值不能用，应为{expected}。"
        : $"{name} 为“{OutsideText.Clean($"{value}", oneLine: true, MaxValue)}”，应为{expected}。";
}
