namespace ReplyFlow.Letters.Prose;

/// <summary>A number with its unit in a text.</summary>
/// <param name="Start">Where the number starts.</param>
/// <param name="NumberEnd">Where its digits end.</param>
/// <param name="UnitStart">Where 万, 亿 and the unit start.</param>
/// <param name="End">Where the unit ends.</param>
/// <param name="Value">The value with 万 and 亿 multiplied in.</param>
/// <param name="Step">The value of one unit of the last digit written: 1 for 24, 0.1 for 3.5, 1000 for 3.5万.</param>
/// <param name="HasDecimals">Whether it is written with a decimal point, and so may be rounded.</param>
/// <param name="Unit">The unit without 万 and 亿; empty where none follows.</param>
internal readonly record struct Quantity(int Start, int NumberEnd, int UnitStart, int End, decimal Value, decimal Step, bool HasDecimals, string Unit);
