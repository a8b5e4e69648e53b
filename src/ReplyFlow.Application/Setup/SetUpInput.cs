using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Setup;

/// <summary>What the first visitor says.</summary>
/// <param name="Code">The one-time code from the console.</param>
/// <param name="BureauName">Full name of the first body.</param>
/// <param name="BureauShortName">Its short name.</param>
/// <param name="BureauKind">What it is in the process.</param>
/// <param name="SeriesPrefix">机关代字 of its letters; empty for bodies that answer nothing.</param>
/// <param name="DisplayName">The administrator's name.</param>
/// <param name="UserName">The administrator's user name.</param>
/// <param name="Password">The administrator's password.</param>
/// <param name="Repeat">The password, typed again.</param>
public sealed record SetUpInput(
    string Code,
    string BureauName,
    string BureauShortName,
    BureauKind BureauKind,
    string SeriesPrefix,
    string DisplayName,
    string UserName,
    string Password,
    string Repeat);
