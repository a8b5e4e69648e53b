namespace ReplyFlow.Letters.Templates;

/// <summary>What stands under the text.</summary>
public sealed record ClosingSettings
{
    /// <summary>Diameter in mm of the seal room is left for.</summary>
    public double SealDiameter { get; init; } = 42;

    /// <summary>The annotation with <c>{name}</c> and <c>{phone}</c>.</summary>
    public string AnnotationText { get; init; } = "（联系人：{name}　电话：{phone}）";
}
