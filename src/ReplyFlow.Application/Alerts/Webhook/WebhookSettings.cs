namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>Where the installation's alerts are sent; the value <see cref="SettingName"/>.</summary>
/// <param name="Address">The gateway's address.</param>
/// <param name="SealedSecret">The secret it shares with the product, encrypted.</param>
public sealed record WebhookSettings(string Address, byte[] SealedSecret)
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "webhook";
}
