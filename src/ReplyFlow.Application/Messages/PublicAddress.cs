namespace ReplyFlow.Application.Messages;

/// <summary>Where people outside reach this installation: mails and QR codes carry it.</summary>
/// <param name="Origin">Scheme, host and, where it is not the usual one, port; no slash at the end.</param>
public sealed record PublicAddress(string Origin)
{
    /// <summary>What the addresses of deputies' personal pages begin with, after the origin; <see cref="Domain.Deputies.LinkMask"/> knows it too.</summary>
    public const string PersonalPages = "/d";

    /// <summary>Where anybody compares a file with the register, after the origin.</summary>
    public const string VerifyPage = "/verify";

    /// <summary>The same with the origin.</summary>
    public string Verify => Origin + VerifyPage;

    /// <summary>The address of a deputy's personal page.</summary>
    public string PersonalPage(string token) => $"{Origin}{PersonalPages}/{token}";
}
