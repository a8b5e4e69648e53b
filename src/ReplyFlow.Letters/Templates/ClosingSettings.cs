namespace ReplyFlow.Letters.Templates;

/// <summary>What stands under the text.</summary>
public sealed record ClosingSettings
{
    /// <summary>Diameter of the seal that room is left for, 30 to 60 mm; the usual one is 42.</summary>
    public double SealDiameter { get; init; } = 42;

    /// <summary>The annotation with <c>{name}</c> and <c>{phone}</c>.</summary>
    public string AnnotationText { get; init; } = "（联系人：{name}　电话：{phone}）";

    /// <summary>A line of the city's own with <c>{label}</c> and <c>{value}</c>.</summary>
    public string NoteText { get; init; } = "{label}：{value}";

    /// <summary>Whether those lines stand above the annotation; otherwise below.</summary>
    public bool NotesFirst { get; init; }
}
