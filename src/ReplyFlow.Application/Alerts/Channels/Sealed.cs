using Microsoft.AspNetCore.DataProtection;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Alerts.Channels;

/// <summary>Keeps secrets of other programs and browsers encrypted in the database.</summary>
public sealed class Sealed(IDataProtectionProvider protection) : SealedText(protection.CreateProtector("ReplyFlow.Alerts"));
