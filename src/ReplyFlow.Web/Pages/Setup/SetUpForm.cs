using ReplyFlow.Application.Setup;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Pages.Setup;

/// <summary>The set-up form.</summary>
public sealed class SetUpForm
{
    public string Code { get; set; } = "";
    public string BureauName { get; set; } = "";
    public string BureauShortName { get; set; } = "";
    public BureauKind BureauKind { get; set; }
    public string SeriesPrefix { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string UserName { get; set; } = "";
    public string Password { get; set; } = "";
    public string Repeat { get; set; } = "";

    /// <summary>What the command takes.</summary>
    public SetUpInput ToInput() =>
        new(Code, BureauName, BureauShortName, BureauKind, SeriesPrefix, DisplayName, UserName, Password, Repeat);
}
