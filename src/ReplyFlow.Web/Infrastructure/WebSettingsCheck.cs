using Microsoft.Extensions.Options;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Whether the settings of section <c>ReplyFlow:Web</c> can work.</summary>
public sealed class WebSettingsCheck : IValidateOptions<WebSettings>
{
    private const int MostHours = 30 * 24;
    private const int MostMinutes = 24 * 60;

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, WebSettings options)
    {
        var faults = new List<string>();
        if (options.SignInHours is < 1 or > MostHours)
            faults.Add(SettingFault.Of($"{WebSettings.Section}:SignInHours", options.SignInHours, $" 1 至 {MostHours} 的整数（小时）"));
        if (options.SignAgainMinutes is < 0 or > MostMinutes)
            faults.Add(SettingFault.Of($"{WebSettings.Section}:SignAgainMinutes", options.SignAgainMinutes, $" 0 至 {MostMinutes} 的整数（分钟）"));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
