using Microsoft.AspNetCore.DataProtection;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Encrypts the token of a link for as long as its mail waits.</summary>
public sealed class LinkTokens(IDataProtectionProvider protection) : SealedText(protection.CreateProtector("ReplyFlow.PersonalLink"));
