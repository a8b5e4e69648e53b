namespace ReplyFlow.Web.Infrastructure;

/// <summary>One part of the installation and how it is.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Problem">What is wrong and what to do; null when nothing is.</param>
/// <param name="Facts">Names and values.</param>
/// <param name="Link">The page where it is seen to; empty for none.</param>
/// <param name="IsKnown">Whether anything is known about it.</param>
public sealed record HealthPart(string Name, string? Problem, IReadOnlyList<(string Name, string Value)> Facts, string Link = "", bool IsKnown = true);
