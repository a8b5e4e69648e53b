using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Alerts.Webhook;

/// <summary>The gateway was set or taken away. Of its address only the host stands here, of its secret nothing.</summary>
[AuditKind("WebhookSaved")]
internal sealed record WebhookSaved(string Host, bool NewSecret) : SettingFact;

/// <summary>An administrator tried the gateway.</summary>
[AuditKind("WebhookTested")]
internal sealed record WebhookTested(bool Accepted) : AuditFact;
