namespace ReplyFlow.Data.Model;

/// <summary>The column by which suggestions, deputies, people and policies are found; what stands in it is <c>Searching</c>'s to say.</summary>
public static class SearchColumn
{
    public const string Name = "Search";
}
