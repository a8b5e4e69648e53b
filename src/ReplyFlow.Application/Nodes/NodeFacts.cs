using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Nodes;

/// <summary>What is known of a process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Roles">What it does, in Chinese.</param>
/// <param name="Version">The product's version.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="SeenAt">When it told this.</param>
/// <param name="Report">Its figures.</param>
public sealed record NodeFacts(string Name, string Roles, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt, NodeFactsReport Report);

/// <summary>The figures of a process, as <see cref="NodeReport.Figures"/> holds them.</summary>
/// <param name="Memory">Bytes that it uses.</param>
/// <param name="Figures">What it measured.</param>
public sealed record NodeFactsReport(long Memory, IReadOnlyList<Figure> Figures);
